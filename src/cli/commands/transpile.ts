import { readFileSync } from 'node:fs'
import * as library from '../../index.ts'
import { type Invocation, text } from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'

/** Exits with 1 where something could not be kept. */
export async function transpile(invocation: Invocation): Promise<number> {
  const file = invocation.arguments[0] ?? '-'
  const { sql, problems, lost } = await library.transpile({
    directory: invocation.directory,
    file,
    from: text(invocation, 'from') ?? '',
    ...(file === '-' ? { text: readFileSync(0, 'utf8') } : {}),
  })
  if (text(invocation, 'output') === 'json') {
    invocation.terminal.out(`${JSON.stringify({ sql, lost, notes: problems }, null, 2)}\n`)
  } else {
    invocation.terminal.out(sql)
    printWarnings(invocation, problems, invocation.directory)
  }
  return lost > 0 ? 1 : 0
}
