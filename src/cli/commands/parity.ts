import type { Location, ParityOutcome, ParityRow, ParityStatus } from '../../index.ts'
import * as library from '../../index.ts'
import { type Invocation, projectDirectory, projectOptions, selectionOptions, text } from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'

/** 1 where something would not run locally, so that CI can hold a project to it. */
export async function parity(invocation: Invocation): Promise<number> {
  const targets = text(invocation, 'targets')
  if (targets !== undefined)
    return (await import('./parity-of-targets.ts')).parityOfTargets(invocation, targets)
  const outcome = await library.parity({ ...projectOptions(invocation), ...selectionOptions(invocation) })
  printWarnings(invocation, outcome.problems, projectDirectory(invocation))
  const { terminal } = invocation
  terminal.out(text(invocation, 'output') === 'json' ? asJson(outcome) : asText(outcome))
  return outcome.rows.some(({ status }) => status === 'refused' || status === 'wrong') ? 1 : 0
}

function asJson({ rows }: ParityOutcome): string {
  const plain = rows.map(({ node, status, problems, limits, blockedBy }) => ({
    unique_id: node.id,
    file: node.file,
    status,
    problems,
    limits,
    blocked_by: blockedBy,
  }))
  return `${JSON.stringify(plain, null, 2)}\n`
}

const words: Readonly<Record<ParityStatus, string>> = {
  equal: 'run with the same result',
  limited: 'run, with the same result within the limits named',
  substituted: 'have a stand-in that runs',
  skipped: 'are left out (local: skip)',
  unknown: 'depend on answers of the warehouse; compiled when they run',
  refused: 'do not run locally',
  wrong: 'have mistakes',
}

function asText({ rows, rewritten }: ParityOutcome): string {
  if (!rewritten) return "The project's language is DuckDB's own: everything runs as written.\n"
  const parts: string[] = []
  for (const status of Object.keys(words) as ParityStatus[]) {
    const found = rows.filter((row) => row.status === status)
    if (found.length === 0) continue
    parts.push(`${found.length} ${found.length === 1 ? 'node' : 'nodes'}: ${words[status]}\n`)
    if (status === 'equal') parts.push(...blocked(found))
    else for (const row of found) parts.push(...linesOf(row))
    if (status === 'refused')
      for (const ways of new Set(found.map((row) => row.ways))) parts.push(`  ${ways}\n`)
  }
  return parts.length === 0 ? 'There is nothing to look at.\n' : parts.join('')
}

function blocked(rows: readonly ParityRow[]): string[] {
  return rows.flatMap((row) =>
    row.blockedBy.length === 0 ? [] : [`  ${row.node.name}: without its input, ${idNames(row.blockedBy)}\n`],
  )
}

function linesOf({ node, problems, ways, limits, blockedBy }: ParityRow): string[] {
  const lines = [`  ${node.name} (${node.file})\n`]
  if (blockedBy.length > 0) lines.push(`    without its input, ${idNames(blockedBy)}\n`)
  for (const { message, hint, at } of problems) {
    lines.push(`    ${place(at, node.file)}${message}\n`)
    // What holds for all of them is told once, below.
    const rewrite = hint?.endsWith(ways) ? hint.slice(0, -ways.length).trimEnd() : hint
    if (rewrite !== undefined) lines.push(`      → ${rewrite}\n`)
  }
  const seen = new Set<string>()
  for (const { name, note, at } of limits) {
    if (seen.has(name)) continue
    seen.add(name)
    lines.push(`    ${place(at, node.file)}${name}: ${note}\n`)
  }
  return lines
}

/** The file is named where it is not the node's own, such as a macro's. */
function place(at: Location | undefined, file: string): string {
  if (at === undefined) return ''
  return `${at.file === file ? '' : `${at.file}:`}${at.line}:${at.column} `
}

function idNames(ids: readonly string[]): string {
  return ids.map((id) => id.split('.').slice(2).join('.')).join(', ')
}
