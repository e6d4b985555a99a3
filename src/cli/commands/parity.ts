import type { ParityOutcome, ParityRow, ParityStatus } from '../../index.ts'
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

const ways =
  "  Rewrite it, name what stands in for it, config(local={'ref': 'other_model'}), or leave it out, config(local='skip').\n"

function asText({ rows, rewritten }: ParityOutcome): string {
  if (!rewritten) return "The project's language is DuckDB's own: everything runs as written.\n"
  const parts: string[] = []
  for (const status of Object.keys(words) as ParityStatus[]) {
    const found = rows.filter((row) => row.status === status)
    if (found.length === 0) continue
    parts.push(`${found.length} ${found.length === 1 ? 'node' : 'nodes'}: ${words[status]}\n`)
    if (status === 'equal') parts.push(...blocked(found))
    else for (const row of found) parts.push(...linesOf(row))
    if (status === 'refused') parts.push(ways)
  }
  return parts.length === 0 ? 'There is nothing to look at.\n' : parts.join('')
}

function blocked(rows: readonly ParityRow[]): string[] {
  return rows.flatMap((row) =>
    row.blockedBy.length === 0 ? [] : [`  ${row.node.name}: without its input, ${idNames(row.blockedBy)}\n`],
  )
}

function linesOf({ node, problems, limits, blockedBy }: ParityRow): string[] {
  const lines = [`  ${node.name} (${node.file})\n`]
  if (blockedBy.length > 0) lines.push(`    without its input, ${idNames(blockedBy)}\n`)
  for (const { message, hint, at } of problems) {
    lines.push(`    ${at === undefined ? '' : `${at.line}:${at.column} `}${message}\n`)
    if (hint !== undefined) lines.push(`      → ${hint}\n`)
  }
  const seen = new Set<string>()
  for (const { name, note, at } of limits) {
    if (seen.has(name)) continue
    seen.add(name)
    lines.push(`    ${at === undefined ? '' : `${at.line}:${at.column} `}${name}: ${note}\n`)
  }
  return lines
}

function idNames(ids: readonly string[]): string {
  return ids.map((id) => id.split('.').slice(2).join('.')).join(', ')
}
