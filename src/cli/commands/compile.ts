import { relative } from 'node:path'
import * as library from '../../index.ts'
import {
  flag,
  type Invocation,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'

export async function compile(invocation: Invocation): Promise<number> {
  const inline = text(invocation, 'inline')
  const outcome = await library.compile({
    ...projectOptions(invocation),
    ...selectionOptions(invocation),
    ...(flag(invocation, 'empty') ? { empty: true } : {}),
    ...(inline === undefined ? {} : { inline }),
  })
  printWarnings(invocation, outcome.problems, projectDirectory(invocation))
  const { terminal } = invocation
  const json = text(invocation, 'output') === 'json'
  if (outcome.inline) {
    const { first, columns } = outcome.inline
    terminal.out(json ? `${JSON.stringify({ sql: first.sql, columns })}\n` : `${first.sql}\n`)
    return 0
  }
  const nodes = [...outcome.compiled.values()]
  if (json) {
    const rows = nodes.map(({ id, first, columns, lineage }) => ({
      unique_id: id,
      sql: first.sql,
      columns,
      lineage,
    }))
    terminal.out(`${JSON.stringify(rows, null, 2)}\n`)
    return 0
  }
  const [only] = nodes
  if (nodes.length === 1 && only) terminal.out(`${only.first.sql}\n`)
  else
    terminal.out(
      `${nodes.length} nodes compiled into ${relative(invocation.directory, outcome.directory) || '.'}\n`,
    )
  return 0
}
