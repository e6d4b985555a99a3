// Writes under each case of `cases/*.sql` what GoogleSQL's reference executor says to it:
//   node spec/sql/generate-expectations.mjs <folder in which @fivetrandevelopers/zetasql is installed> [file ...]
// The executor is 354 MB, so it is no dependency: the expectations are committed.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readCaseLines } from './case-lines.ts'
import { startReferenceExecutor } from './reference-executor.mjs'

const [folder, ...chosen] = process.argv.slice(2)
if (folder === undefined)
  throw new Error('Name the folder in which @fivetrandevelopers/zetasql is installed.')
const cases = new URL('cases/', import.meta.url)
const executor = await startReferenceExecutor(folder)

try {
  const files = chosen.length > 0 ? chosen : readdirSync(cases).filter((name) => name.endsWith('.sql'))
  for (const name of files) {
    const place = new URL(name, cases)
    const text = readFileSync(place, 'utf8').replace(/^-- =>.*\n?/gm, '')
    const answers = new Map()
    for (const { line, sql } of readCaseLines(text)) answers.set(line, await executor.ask(sql))
    const lines = text
      .split('\n')
      .flatMap((line) => (answers.has(line) ? [line, `-- => ${answers.get(line)}`] : [line]))
    writeFileSync(place, lines.join('\n'))
    console.log(name)
  }
} finally {
  executor.stop()
}
