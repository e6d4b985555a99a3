import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { formatProblem, formatProblems, type Problem } from '../index.ts'
import type { Terminal } from './invocation.ts'

/** Prints problems with their code frames to stderr, errors first. Files are relative to `directory`. */
export function printProblems(
  terminal: Terminal,
  problems: readonly Problem[],
  directory: string,
  inline?: string,
): void {
  if (problems.length === 0) return
  terminal.err(
    formatProblems(problems, {
      read: readerOf(directory, inline),
      colour: terminal.colour.err,
      redact: terminal.redact,
    }),
  )
}

/** One JSON line each, among the events of `--log-format json`. */
export function printProblemLines(terminal: Terminal, problems: readonly Problem[]): void {
  const at = new Date().toISOString()
  for (const problem of problems) terminal.err(`${JSON.stringify({ kind: 'problem', at, problem })}\n`)
}

/** Without the closing count, for problems that stand in a longer list. */
export function printEachProblem(terminal: Terminal, problems: readonly Problem[], directory: string): void {
  const options = { read: readerOf(directory), colour: terminal.colour.err, redact: terminal.redact }
  for (const problem of problems) terminal.err(`${formatProblem(problem, options)}\n`)
}

/** `inline` is the text of `--inline`, which problems call the file "(inline)". */
function readerOf(directory: string, inline?: string): (file: string) => string | undefined {
  return (file) => {
    if (file === '(inline)') return inline
    try {
      const text = readFileSync(isAbsolute(file) ? file : join(directory, file), 'utf8')
      // Of a Parquet file, say, no line can be shown.
      return text.includes('\0') ? undefined : text
    } catch {
      return undefined
    }
  }
}

/** Warnings go unsaid with --quiet. */
export function printWarnings(
  invocation: Parameters<typeof quiet>[0] & { readonly terminal: Terminal },
  problems: readonly Problem[],
  directory: string,
): void {
  const print = invocation.options.logFormat === 'json' ? printProblemLines : printProblems
  print(
    invocation.terminal,
    quiet(invocation) ? problems.filter((problem) => problem.severity === 'error') : problems,
    directory,
  )
}

function quiet(invocation: { readonly options: Readonly<Record<string, unknown>> }): boolean {
  return invocation.options.quiet === true
}
