// Five years of a SaaS company: ingest -> build -> docs, through the built CLI, as a newcomer would type it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const cli = join(root, 'bin/strata.cjs')
const started = performance.now()

if (!existsSync(join(root, 'dist/cli.js'))) step(process.execPath, [join(root, 'scripts/build.mjs')])
for (const verb of [['ingest'], ['build'], ['docs', 'generate']]) step(process.execPath, [cli, ...verb])

const seconds = ((performance.now() - started) / 1000).toFixed(1)
process.stdout.write(`\nDone in ${seconds} s. Open ${join(root, 'target/index.html')}\n`)

function step(command, args) {
  process.stdout.write(`\n> strata ${args.slice(1).join(' ')}\n`)
  const { status, signal } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (signal) process.exit(130)
  if (status !== 0) process.exit(status ?? 1)
}
