// Asks dbt itself what it makes of the projects in spec/dbt/projects/, and writes their expected.json.
// node scripts/dbt-expectations.mjs [project ...]
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const packages = ['dbt-core==1.10.23', 'dbt-duckdb==1.11.1', 'duckdb==1.5.6', 'pandas==2.3.3', 'pytz==2025.2']
const environment = join(
  root,
  'node_modules/.cache/strata-tests',
  `dbt-${packages.join('-').replace(/[^\w.-]/g, '_')}`,
)
const python = process.env.STRATA_DBT_PYTHON ?? join(environment, 'bin/python')

if (!existsSync(python)) {
  mkdirSync(environment, { recursive: true })
  process.stderr.write(`Installing ${packages.join(', ')}\n`)
  const candidates = ['python3.12', 'python3.11', 'python3.10', 'python3']
  const base = candidates.find((name) => works(name, ['-c', 'import venv, ensurepip']))
  execFileSync(base ?? 'python3', ['-m', 'venv', '--clear', environment], { stdio: 'inherit' })
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...packages], { stdio: 'inherit' })
}
const script = join(root, 'spec/dbt/record.py')
execFileSync(python, [script, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TZ: 'UTC', DBT_SEND_ANONYMOUS_USAGE_STATS: 'false' },
})

function works(command, args) {
  try {
    execFileSync(command, args, { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}
