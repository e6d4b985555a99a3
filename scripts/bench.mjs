// Runs every benchmark on the built command line at 1,000 models: npm run bench. Prints ratios; nothing fails for being slow.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../bench')
const benches = [
  ['parse.mjs', '1000'],
  ['reuse.mjs', '200000'],
  ['build.mjs', '1000'],
  ['generate.mjs', '100000'],
  ['site.mjs', '1000'],
  ['sql.mjs', '1000'],
  ['reconcile.mjs', '200000'],
  ['slots.mjs', '100', '16', '1000'],
]

for (const [file, ...args] of benches) {
  console.log(`\n${file} ${args.join(' ')}`)
  const { status } = spawnSync(process.execPath, [join(folder, file), ...args], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
