// Brings what some tests need besides the dependencies: Chromium, a small Python environment, the GoogleSQL analyser. Prints and returns what is there.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const cache = join(root, 'node_modules/.cache/strata-tests')
// 354 MB with its server's binary: too much for everybody who installs, so tests bring it by themselves.
const analyser = '@fivetrandevelopers/zetasql@1.13.0'
const pythonPackages = ['dbt-artifacts-parser==0.15.0', 'duckdb==1.5.6', 'pandas==2.3.3']

/** `{chromium, python, googlesql, bigquery, missing}`: paths, or undefined with a sentence in `missing`. */
export function setUp(log = (line) => process.stderr.write(`${line}\n`)) {
  mkdirSync(cache, { recursive: true })
  const missing = []
  const chromium = attempt('Chromium (pages are not looked at)', findChromium, missing, log)
  const python = attempt(
    'a Python environment (artifacts are not read back by dbt-artifacts-parser, Python models are not run)',
    findPython,
    missing,
    log,
  )
  const googlesql = attempt(
    'the GoogleSQL analyser (what BigQuery would be sent is not checked)',
    findGooglesql,
    missing,
    log,
  )
  const bigquery = attempt("BigQuery's emulator (nothing runs against its API)", findBigquery, missing, log)
  return { chromium, python, googlesql, bigquery, missing }
}

function attempt(what, find, missing, log) {
  try {
    return find(log)
  } catch (error) {
    missing.push(`${what}: ${String(error.message).split('\n')[0]}`)
    return undefined
  }
}

function findChromium(log) {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  const found = () => candidates.find((path) => path && existsSync(path))
  if (!found()) installDebian(['chromium'], log)
  const path = found()
  if (!path) throw new Error('not found; set CHROMIUM_PATH')
  return path
}

function findPython(log) {
  const venv = join(cache, `python-${pythonPackages.join('-').replace(/[^\w.-]/g, '_')}`)
  const python = join(venv, 'bin/python')
  const works = () =>
    existsSync(python) && run(python, ['-c', 'import dbt_artifacts_parser.parser, duckdb, pandas'])
  if (works()) return python
  if (!run('python3', ['-c', 'import venv, ensurepip'])) installDebian(['python3', 'python3-venv'], log)
  log(`Installing ${pythonPackages.join(', ')} for the tests`)
  execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: 'pipe' })
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...pythonPackages], { stdio: 'pipe' })
  if (!works()) throw new Error('the environment was made but does not work')
  return python
}

function findGooglesql(log) {
  const folder = join(cache, 'googlesql')
  const installed = join(folder, 'node_modules/@fivetrandevelopers/zetasql')
  const wanted = analyser.split('@').at(-1)
  const found = () =>
    existsSync(join(installed, 'package.json')) &&
    JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).version === wanted
  if (found()) return installed
  log(`Installing ${analyser} for the tests`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private": true}\n')
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', analyser]
  execFileSync('npm', args, { cwd: folder, stdio: 'pipe' })
  if (!found()) throw new Error('it was installed but is not there')
  return installed
}

/** The script that starts and stops it; whoever starts it stops it. */
function findBigquery() {
  const script = join(root, 'scripts/bigquery-emulator.sh')
  try {
    execFileSync(script, ['install'], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  } catch (error) {
    throw new Error(String(error.stderr).trim().split('\n').at(-1))
  }
  return script
}

function installDebian(packages, log) {
  if (process.getuid?.() !== 0 || !run('apt-get', ['--version'])) {
    throw new Error(`not found, and ${packages.join(', ')} can be installed by root on Debian only`)
  }
  log(`Installing ${packages.join(', ')} from Debian's packages for the tests`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'pipe', env })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: 'pipe',
    env,
  })
}

function run(command, args) {
  try {
    execFileSync(command, args, { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

if (import.meta.main) {
  const { chromium, python, googlesql, bigquery, missing } = setUp()
  process.stdout.write(`${JSON.stringify({ chromium, python, googlesql, bigquery }, null, 2)}\n`)
  for (const line of missing) process.stderr.write(`missing: ${line}\n`)
  process.exitCode = missing.length > 0 ? 1 : 0
}
