// Projects as dbt reads them, against what dbt made of them: statuses, compiled SQL, tables. `npm run dbt-expectations` asks dbt anew.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, it } from 'vitest'
import type { Terminal } from '../../src/cli/invocation.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { Secrets } from '../../src/index.ts'
import type { Json } from '../../src/manifest/json.ts'
import { toldOf } from './told-of-manifest.ts'

type Step = readonly string[] | Change
interface Change {
  readonly write?: Readonly<Record<string, string>>
  readonly copy?: Readonly<Record<string, string>>
  readonly sql?: readonly string[]
}
interface Case {
  readonly steps?: readonly Step[]
  readonly environment?: Readonly<Record<string, string>>
  /** It has models in Python. */
  readonly python?: boolean
  /** Arguments of `ls`, whose lines are compared. */
  readonly lists?: readonly string[]
  /** The manifest is compared too, as `parse` writes it in the end. */
  readonly manifest?: boolean
  /** Columns that hang on the clock, by table. */
  readonly ignore?: Readonly<Record<string, readonly string[]>>
}
interface Table {
  readonly kind: string
  readonly columns: readonly string[]
  readonly rows: readonly string[]
}
interface Made {
  /** Of each command. */
  readonly exits?: readonly number[]
  readonly steps: readonly Readonly<Record<string, readonly [status: string, failures: number | null]>>[]
  readonly compiled: Readonly<Record<string, string>>
  /** None where the selection is refused. */
  readonly lists?: Readonly<Record<string, string | null>>
  /** What dbt's manifest says, as far as ours is to say the same. */
  readonly manifest?: Json
  readonly tables: Readonly<Record<string, Table>>
}

const profiles = `spec:
  target: dev
  outputs:
    dev: {type: duckdb, path: warehouse.duckdb, schema: main, threads: 1}
    prod: {type: duckdb, path: warehouse.duckdb, schema: prod, threads: 1}
`
const projects = join(import.meta.dirname, 'projects')
const scratch = mkdtempSync(join(tmpdir(), 'strata-dbt-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Each project, with models in Python or without. */
export function compareProjects(python: boolean, surroundings: Readonly<Record<string, string>> = {}): void {
  describe('a dbt project gives what dbt makes of it', () => {
    for (const name of readdirSync(projects).sort()) {
      if ((caseOf(name).python === true) !== python) continue
      it(name.replaceAll('-', ' '), async () => {
        const expected: Made = JSON.parse(readFileSync(join(projects, name, 'expected.json'), 'utf8'))
        const made = await make(name, surroundings)
        expect(made.steps).toEqual(expected.steps)
        if (expected.exits !== undefined) expect(made.exits).toEqual(expected.exits)
        expect(made.tables).toEqual(expected.tables)
        expect(made.lists).toEqual(expected.lists)
        if (expected.manifest !== undefined) expect(toldOf(made.manifest as never)).toEqual(expected.manifest)
        for (const [id, sql] of Object.entries(expected.compiled))
          expect.soft(plain(made.compiled[id]), id).toBe(plain(sql))
      })
    }
  })
}

function caseOf(name: string): Case {
  const file = join(projects, name, 'case.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

async function make(name: string, surroundings: Readonly<Record<string, string>>): Promise<Made> {
  const { steps = [['build']], ignore = {}, lists, manifest: told = false, ...given } = caseOf(name)
  const environment = { ...surroundings, ...given.environment }
  const directory = join(scratch, name)
  cpSync(join(projects, name), directory, { recursive: true })
  writeFileSync(join(directory, 'profiles.yml'), profiles)
  const statuses: Made['steps'][number][] = []
  const exits: number[] = []
  let compiled: Made['compiled'] | undefined
  for (const step of steps) {
    if (!isWords(step)) {
      await change(directory, step)
      continue
    }
    const file = join(directory, 'target/run_results.json')
    if (!looksBack(step)) rmSync(file, { force: true })
    const { said, code } = await strata(step, directory, environment)
    exits.push(code)
    if (!existsSync(file)) {
      statuses.push({})
      if (process.env.DBT_SPEC_SAY) process.stderr.write(said)
      continue
    }
    if (process.env.DBT_SPEC_SAY) process.stderr.write(said)
    statuses.push(readStatuses(JSON.parse(readFileSync(file, 'utf8'))))
    if (Object.keys(compiled ?? {}).length === 0)
      compiled = readCompiled(JSON.parse(readFileSync(join(directory, 'target/manifest.json'), 'utf8')))
  }
  const listed = lists === undefined ? undefined : await listAll(lists, directory, environment)
  if (told) await strata(['parse'], directory, environment)
  const manifest: Json = JSON.parse(readFileSync(join(directory, 'target/manifest.json'), 'utf8'))
  return {
    manifest,
    exits,
    steps: statuses,
    compiled: compiled ?? {},
    ...(listed === undefined ? {} : { lists: listed }),
    tables: await readTables(directory, ignore),
  }
}

async function listAll(
  lists: readonly string[],
  directory: string,
  environment: Record<string, string>,
): Promise<Record<string, string | null>> {
  const found: Record<string, string | null> = {}
  for (const words of lists) {
    const { out, code } = await strata(['ls', ...words.split(' ')], directory, environment)
    found[words] = code === 0 ? out.trim().replaceAll('\n', ' ') : null
  }
  return found
}

/** Blanks say nothing. */
const plain = (sql: string | undefined) => sql?.replace(/\s+/g, '')

/** Whether a command reads what the one before it left. */
const looksBack = (words: readonly string[]) =>
  words.includes('retry') || words.some((word) => word.includes('result:'))

const isWords = (step: Step): step is readonly string[] => Array.isArray(step)

async function change(directory: string, { write = {}, copy = {}, sql = [] }: Change): Promise<void> {
  for (const [file, text] of Object.entries(write)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  for (const [from, to] of Object.entries(copy))
    cpSync(join(directory, from), join(directory, to), { recursive: true })
  if (sql.length === 0) return
  await inWarehouse(directory, async (run) => {
    // One needs what the other made.
    for (const statement of sql) await run(statement)
  })
}

async function strata(
  argv: readonly string[],
  directory: string,
  environment: Record<string, string>,
): Promise<{ readonly said: string; readonly out: string; readonly code: number }> {
  let printed = ''
  let out = ''
  const say = (text: string) => void (printed += text)
  const tell = (text: string) => {
    out += text
    say(text)
  }
  const terminal: Terminal = {
    ...{ out: tell, err: say, live: false, colour: { out: false, err: false }, columns: () => 120 },
  }
  const { signal } = new AbortController()
  const around = {
    terminal,
    secrets: new Secrets(),
    signal,
    environment: { ...environment, TZ: 'UTC' },
    directory,
  }
  const code = await runCommandLine(argv, around)
  return { said: printed, out, code }
}

function readStatuses(artifact: {
  results: { unique_id: string; status: string; failures: number | null }[]
}): Made['steps'][number] {
  const all = artifact.results.map(
    ({ unique_id, status, failures }) => [unique_id, [status, failures]] as const,
  )
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function readCompiled(manifest: { nodes: Record<string, { compiled_code?: string }> }): Made['compiled'] {
  return Object.fromEntries(
    Object.entries(manifest.nodes).flatMap(([id, { compiled_code: sql }]) => (sql ? [[id, sql]] : [])),
  )
}

type Run = (sql: string) => Promise<Record<string, unknown>[]>

async function inWarehouse<Result>(directory: string, work: (run: Run) => Promise<Result>): Promise<Result> {
  const instance = await DuckDBInstance.create(join(directory, 'warehouse.duckdb'))
  const connection = await instance.connect()
  try {
    await connection.run("SET TimeZone = 'UTC'")
    await connection.run(`SET file_search_path = '${directory}'`)
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as never)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

async function readTables(
  directory: string,
  ignore: Readonly<Record<string, readonly string[]>>,
): Promise<Made['tables']> {
  return inWarehouse(directory, async (run) => {
    const listed =
      await run(`select schema_name as schema, table_name as name, 'table' as kind from duckdb_tables() where not internal
union all select schema_name, view_name, 'view' from duckdb_views() where not internal`)
    const found: Record<string, Table> = {}
    for (const { schema, name, kind } of listed) {
      const columns = await run(`describe "${schema}"."${name}"`)
      const kept = columns
        .map(({ column_name }) => String(column_name))
        .filter((column) => !ignore[`${schema}.${name}`]?.includes(column))
      const list = kept.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ')
      const rows = await run(
        `select cast(to_json(r) as varchar) as json from (select ${list} from "${schema}"."${name}") as r`,
      )
      found[`${schema}.${name}`] = {
        kind: String(kind),
        columns: columns.map(({ column_name, column_type }) => `${column_name} ${column_type}`),
        rows: rows.map(({ json }) => String(json)).sort(),
      }
    }
    return found
  })
}
