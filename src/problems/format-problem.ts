import picocolors from 'picocolors'
import { codeFrame } from './code-frame.ts'
import type { Location, Problem } from './problem.ts'

export interface FormatOptions {
  /** Text of a file named by a Location; undefined where there is none to show. */
  readonly read: (file: string) => string | undefined
  readonly colour: boolean
  /** Takes secrets out; the last thing done to the text. */
  readonly redact?: ((text: string) => string) | undefined
}

/** One problem for people: severity, message, place, code frame, the way there, what to do. No newline at the end. */
export function formatProblem(problem: Problem, options: FormatOptions): string {
  const colours = picocolors.createColors(options.colour)
  const label =
    problem.severity === 'error'
      ? colours.red(colours.bold('error'))
      : colours.yellow(colours.bold('warning'))
  const lines = [`${label} ${colours.bold(problem.message)} ${colours.dim(`[${problem.code}]`)}`]
  if (problem.at !== undefined) {
    lines.push(`  ${colours.cyan(placeText(problem.at))}`)
    const source = options.read(problem.at.file)
    const frame =
      source === undefined
        ? ''
        : codeFrame(source, problem.at, { colour: options.colour, redact: options.redact })
    if (frame !== '') lines.push(indent(frame))
  }
  // The trail is outermost first; read from the place outwards, as a stack.
  for (const location of [...(problem.trail ?? [])].reverse())
    lines.push(colours.dim(`    called from ${placeText(location)}`))
  for (const detail of problem.details ?? []) lines.push(indent(detail, 4))
  if (problem.hint !== undefined) lines.push(`  ${colours.green('→')} ${problem.hint}`)
  const text = lines.join('\n')
  return options.redact === undefined ? text : options.redact(text)
}

export function placeText(location: Location): string {
  return `${location.file}:${location.line}:${location.column}`
}

function indent(text: string, by = 2): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by))
}
