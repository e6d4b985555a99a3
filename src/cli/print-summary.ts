import pc from 'picocolors'
import {
  billedBy,
  byteText,
  type Manifest,
  type NodeResult,
  type NodeStatus,
  type Problem,
  type RowSample,
  type RunSummary,
} from '../index.ts'
import { flag, type Invocation } from './invocation.ts'
import { printEachProblem } from './print-problems.ts'
import { rowsAsTable } from './print-rows.ts'
import { nodeLabel, seconds } from './words.ts'

interface Summary {
  readonly invocation: Invocation
  readonly summary: RunSummary
  readonly manifest: Manifest
  readonly directory: string
  /** Whether the closing lines go to stdout, because they are the result. */
  readonly results: boolean
}

/** What went wrong, with rows and places; then what was slow; then the counts. */
export function printSummary({ invocation, summary, manifest, directory, results }: Summary): void {
  const { terminal } = invocation
  const colours = pc.createColors(terminal.colour.err)
  const label = (result: NodeResult) => nodeLabel(manifest.nodes.get(result.id), result.id)
  const told = summary.results.filter(
    ({ status }) =>
      status === 'error' || status === 'fail' || status === 'warn' || status === 'partial success',
  )
  for (const [result, ...others] of sameTrouble(told)) {
    const paint = result.status === 'warn' ? colours.yellow : colours.red
    // A problem says what happened by itself; without one, the message has to.
    const message = result.problems.length === 0 && result.message ? `  ${result.message}` : ''
    terminal.err(`\n${paint(colours.bold(label(result)))}${message}\n`)
    printEachProblem(terminal, result.problems, directory)
    if (others.length > 0) terminal.err(colours.dim(`  The same of ${someOf(others.map(label))}.\n`))
    if (result.sample && result.sample.rows.length > 0) {
      terminal.err(`\n${inColours(rowsAsTable(result.sample, terminal.columns()), result.sample, colours)}`)
      const more = (result.failures ?? 0) - result.sample.rows.length
      const name = manifest.nodes.get(result.id)?.name ?? result.id
      if (more > 0)
        terminal.err(colours.dim(`... and ${more.toLocaleString('en')} more: strata show --select ${name}\n`))
    }
  }
  if (!flag(invocation, 'quiet')) printSlowest(summary, label, terminal.err, colours.dim)
  const line = `${closingLine(summary)}\n`
  if (results) terminal.out(line)
  else terminal.err(line)
}

type Several = readonly [NodeResult, ...NodeResult[]]

/** What failed for one reason, such as a missing table, is explained once. */
function sameTrouble(results: readonly NodeResult[]): readonly Several[] {
  const groups = new Map<string, [NodeResult, ...NodeResult[]]>()
  for (const result of results) {
    const [problem, second] = result.problems
    const alone = problem === undefined || second !== undefined || result.sample !== undefined
    const key = alone
      ? result.id
      : JSON.stringify([result.status, problem.code, problem.message, placesOf(problem)])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [result])
    else group.push(result)
  }
  return [...groups.values()]
}

/** Whoever reads a table or a database that is not there, there is one thing to do; other troubles are mended where they are. */
function placesOf({ code, message, at, trail }: Problem): unknown {
  const absent = code === 'source-not-there' || (code === 'sql-failed' && NO_DATABASE.test(message))
  return absent ? undefined : [at, trail]
}

const NO_DATABASE = /: Catalog "[^"]*" does not exist!$/

const NAMED = 4

function someOf(labels: readonly string[]): string {
  if (labels.length <= NAMED + 1) return labels.join(', ')
  const rest = labels.length - NAMED
  return `${labels.slice(0, NAMED).join(', ')} and ${rest.toLocaleString('en')} more`
}

/** Rows of a comparison: what is missing is red, what is there instead green. */
function inColours(
  table: string,
  { columns }: RowSample,
  { red, green }: Pick<ReturnType<typeof pc.createColors>, 'red' | 'green'>,
): string {
  if (columns[0] !== '@@') return table
  const lines = table.split('\n')
  const paint = (line: string) =>
    line.startsWith('| ---') ? red(line) : line.startsWith('| +++') ? green(line) : line
  return lines.map(paint).join('\n')
}

function printSlowest(
  summary: RunSummary,
  label: (result: NodeResult) => string,
  say: (text: string) => void,
  dim: (text: string) => string,
) {
  const time = (result: NodeResult) => result.finishedAt - result.startedAt
  const slow = summary.results.filter((result) => time(result) >= 500).sort((a, b) => time(b) - time(a))
  if (slow.length === 0) return
  say(
    dim(
      `\nSlowest: ${slow
        .slice(0, 5)
        .map((result) => `${label(result)} ${seconds(time(result))}`)
        .join(', ')}\n`,
    ),
  )
}

const order: readonly (readonly [NodeStatus, string])[] = [
  ['success', 'built'],
  ['reused', 'reused'],
  ['pass', 'passed'],
  ['warn', 'warned'],
  ['fail', 'failed'],
  ['error', 'errored'],
  ['skipped', 'skipped'],
  ['partial success', 'partly built'],
  ['interrupted', 'interrupted'],
]

/** A hook that went well has built nothing. */
function isFineHook({ id, status }: NodeResult): boolean {
  return status === 'success' && id.startsWith('operation.')
}

export function closingLine(summary: RunSummary): string {
  const counts = order.flatMap(([status, word]) => {
    const count = summary.results.filter((result) => result.status === status && !isFineHook(result)).length
    return count === 0 ? [] : [`${count} ${word}`]
  })
  const time = seconds(summary.finishedAt - summary.startedAt)
  const end = summary.interrupted ? 'Interrupted after' : 'Done in'
  return `${end} ${time}: ${counts.join(', ') || 'nothing to do'}.${billed(summary)}`
}

/** Of warehouses that bill by what is read, tests included. */
function billed({ results }: RunSummary): string {
  const cost = billedBy(results)
  if (cost === undefined) return ''
  const cached = cost.cached === 0 ? '' : `, ${cost.cached} of ${cost.of} from the cache`
  return ` Billed ${byteText(cost.bytesBilled)}, ${seconds(cost.slotMilliseconds)} of slot time${cached}.`
}
