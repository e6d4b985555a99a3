// Writes under each case of `cases/*.sql` what GoogleSQL's reference executor says to it:
//   node spec/sql/generate-expectations.mjs <folder in which @fivetrandevelopers/zetasql is installed> [file ...]
// The executor is 354 MB, so it is no dependency: the expectations are committed.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { startReferenceExecutor } from './reference-executor.mjs'

const [folder, ...chosen] = process.argv.slice(2)
if (folder === undefined)
  throw new Error('Name the folder in which @fivetrandevelopers/zetasql is installed.')
const cases = new URL('cases/', import.meta.url)
const executor = await startReferenceExecutor(folder)

try {
  const files = chosen.length > 0 ? chosen : readdirSync(cases).filter((name) => name.endsWith('.sql'))
  for (const name of files) {
    const lines = []
    for (const line of readFileSync(new URL(name, cases), 'utf8').split('\n')) {
      if (line.startsWith('-- =>')) continue
      lines.push(line)
      if (line.trim() === '' || line.startsWith('--')) continue
      const sql = /^(SELECT|WITH)\b/i.test(line) && !/^WITH\s*\(/i.test(line) ? line : `SELECT ${line} AS x`
      lines.push(`-- => ${await executor.ask(sql)}`)
    }
    writeFileSync(new URL(name, cases), lines.join('\n'))
    console.log(name)
  }
} finally {
  executor.stop()
}
