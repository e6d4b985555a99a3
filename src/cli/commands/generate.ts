import { relative } from 'node:path'
import type { Json } from '../../index.ts'
import * as library from '../../index.ts'
import { type IngestProgress, ingestClosingLine, openIngestProgress } from '../ingest-progress.ts'
import { flag, type Invocation, projectOptions, text } from '../invocation.ts'
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
  const server = text(invocation, 'to') !== undefined
  const format = (text(invocation, 'format') ?? 'parquet') as library.GenerateOptions['format']
  try {
    const settings = { preset: invocation.arguments[0] ?? '', ...Object.fromEntries(given) }
    if (server) return await toServer(invocation, settings, progress)
    const { summary, out, problems } = await library.generate({
      directory,
      settings,
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

async function toServer(
  invocation: Invocation,
  settings: library.GenerateToServerOptions['settings'],
  progress: IngestProgress,
): Promise<number> {
  const { terminal, directory } = invocation
  const connection = text(invocation, 'connection')
  const schema = text(invocation, 'schema')
  const { summary, out, problems } = await library.generateToServer({
    ...projectOptions(invocation),
    settings,
    recreate: flag(invocation, 'recreate'),
    ...(connection === undefined ? {} : { connection }),
    ...(schema === undefined ? {} : { schema }),
    onEvent: progress.on,
  })
  progress.stop()
  printProblems(terminal, [...problems, ...summary.loads.flatMap((load) => load.problems)], directory)
  const failed = summary.loads.some((load) => load.status === 'error')
  const checked = failed || summary.interrupted ? '' : '; the server agrees on rows, sums and references'
  if (text(invocation, 'output') === 'json') terminal.out(`${JSON.stringify(summary, null, 2)}\n`)
  else terminal.out(`${ingestClosingLine(summary)}\nWritten to ${out}${checked}\n`)
  return failed ? 1 : 0
}
