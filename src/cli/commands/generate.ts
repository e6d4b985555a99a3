import { relative } from 'node:path'
import type { Json } from '../../index.ts'
import * as library from '../../index.ts'
import { ingestClosingLine, openIngestProgress } from '../ingest-progress.ts'
import { flag, type Invocation, text } from '../invocation.ts'
import { printProblems } from '../print-problems.ts'

const knobs = ['seed', 'customers', 'scale', 'start', 'end', 'dirty', 'changes', 'as_of'] as const

export async function generate(invocation: Invocation): Promise<number> {
  const { terminal, directory, signal } = invocation
  const logFormat = text(invocation, 'logFormat') === 'json' ? 'json' : 'text'
  const progress = openIngestProgress(terminal, logFormat, flag(invocation, 'quiet'))
  const given = knobs.flatMap((knob): [string, Json][] => {
    const value = invocation.options[knob === 'as_of' ? 'asOf' : knob]
    return typeof value === 'string' || typeof value === 'number' ? [[knob, value]] : []
  })
  const format = (text(invocation, 'format') ?? 'parquet') as library.GenerateOptions['format']
  try {
    const { summary, out, problems } = await library.generate({
      directory,
      settings: { preset: invocation.arguments[0] ?? '', ...Object.fromEntries(given) },
      format,
      out: text(invocation, 'out') ?? 'data/raw',
      onEvent: progress.on,
      signal,
    })
    progress.stop()
    printProblems(terminal, [...problems, ...summary.loads.flatMap((load) => load.problems)], directory)
    if (text(invocation, 'output') === 'json') terminal.out(`${JSON.stringify(summary, null, 2)}\n`)
    else terminal.out(`${ingestClosingLine(summary)}\nWritten to ${relative(directory, out) || '.'}\n`)
    return summary.loads.some((load) => load.status === 'error') ? 1 : 0
  } finally {
    progress.stop()
  }
}
