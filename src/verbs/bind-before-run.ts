import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DuckdbBinder } from '../adapters/duckdb/binder.ts'
import type { Binding } from '../adapters/duckdb/binding.ts'
import type { Bind, Bound } from '../compile/binding.ts'
import { keep, readKept } from '../compile/cache/kept-json.ts'
import type { BoundTable } from '../compile/compile/bound-table.ts'
import type { Column } from '../manifest/column.ts'
import type { Query } from '../manifest/manifest.ts'
import { relationKey } from '../manifest/relation.ts'
import { ProblemError } from '../problems/problem.ts'
import { askThrough } from './ask-through.ts'
import type { Session } from './session.ts'

/** Gives back what `work` does with a way to ask the engine; undefined where its language is not the project's. */
export async function bindingBeforeRun<Result>(
  session: Session,
  work: (bind: Bind | undefined) => Promise<Result>,
): Promise<Result> {
  if (!bindsBeforeRun(session)) return work(undefined)
  const binding = new KeptBindings(session)
  try {
    return await work((query, tables) => binding.bind(query, tables))
  } finally {
    await binding.close()
  }
}

export function bindsBeforeRun({ manifest }: Session): boolean {
  const { dialect, target } = manifest.project
  return dialect === 'duckdb' && target.type === 'duckdb'
}

const FORM = 'bindings-1'
const MOST = 20_000

/** What DuckDB accepted in former calls is not asked again: the engine is opened only where something is new. */
class KeptBindings {
  readonly #session: Session
  readonly #path: string | undefined
  readonly #former: Readonly<Record<string, readonly Column[]>>
  readonly #current: Record<string, readonly Column[]> = {}
  #changed = false
  #makesFunctions: boolean | undefined
  #binder: Promise<DuckdbBinder> | undefined

  constructor(session: Session) {
    const { cacheDirectory, cacheFiles } = session.parsed
    this.#session = session
    this.#path = cacheDirectory === undefined ? undefined : join(cacheDirectory, 'bindings.json')
    const kept = this.#path === undefined ? undefined : readKept(cacheFiles, this.#path, FORM)
    this.#former = (kept as Record<string, readonly Column[]> | undefined) ?? {}
  }

  async bind(query: Query, tables: readonly BoundTable[]): Promise<Bound> {
    const key = this.#key(query, tables)
    const known = this.#former[key] ?? this.#current[key]
    if (known !== undefined) {
      this.#current[key] = known
      return { problem: undefined, columns: known }
    }
    const binding = await (await this.#opened()).bind(query, tables)
    if (binding.kind !== 'accepted') return { problem: await this.#problem(binding) }
    this.#current[key] = binding.columns
    this.#changed = true
    return { problem: undefined, columns: binding.columns }
  }

  async close(): Promise<void> {
    if (this.#path !== undefined && this.#changed) {
      const many = Object.keys(this.#former).length > MOST
      keep(
        this.#session.parsed.cacheFiles,
        this.#path,
        FORM,
        many ? this.#current : { ...this.#former, ...this.#current },
      )
    }
    await this.#binder?.then(
      (binder) => binder.close(),
      () => {},
    )
  }

  #key(query: Query, tables: readonly BoundTable[]): string {
    const hash = createHash('sha1').update(
      JSON.stringify(this.#session.loaded.target.settings.settings ?? {}),
    )
    hash.update(query.sql)
    for (const { relation, columns } of tables) {
      hash.update(JSON.stringify([relationKey(relation), ...columns.map(({ name, type }) => [name, type])]))
    }
    return hash.digest('base64')
  }

  #opened(): Promise<DuckdbBinder> {
    const { settings } = this.#session.loaded.target
    this.#binder ??= import('../adapters/duckdb/binder.ts').then(({ DuckdbBinder }) =>
      DuckdbBinder.open(settings, this.#session.loaded.directory),
    )
    return this.#binder
  }

  /** A function may be the user's own: of an extension, made by a hook or a macro, or there already. */
  async #problem(binding: Exclude<Binding, { kind: 'accepted' }>): Promise<Bound['problem']> {
    if (binding.kind === 'open') return 'open'
    const { of, problem } = binding
    if (of === undefined) return problem
    this.#makesFunctions ??= makesFunctions(this.#session)
    return this.#makesFunctions || (await isThere(this.#session, of)) ? 'open' : problem
  }
}

const making = /\bcreate\s+(or\s+replace\s+)?(temp(orary)?\s+)?(macro|function)\b/i

function makesFunctions({ loaded, manifest }: Session): boolean {
  if (Array.isArray(loaded.target.settings.extensions) && loaded.target.settings.extensions.length > 0)
    return true
  const hooks = [...manifest.nodes.values()].flatMap((node) => [
    ...(node.kind === 'operation' ? [node.source] : []),
    ...('preHooks' in node ? [...node.preHooks, ...node.postHooks].map(({ sql }) => sql) : []),
  ])
  const macros = [...manifest.macros.values()].map(({ source }) => source)
  return [...hooks, ...macros].some((text) => making.test(text))
}

async function isThere(session: Session, name: string): Promise<boolean> {
  const path = session.loaded.target.settings.path
  if (typeof path !== 'string' || !existsSync(resolve(session.loaded.directory, path))) return false
  const text = `'${name.toLowerCase().replaceAll("'", "''")}'`
  const sql = `SELECT 1 FROM duckdb_functions() WHERE NOT internal AND lower(function_name) = ${text} LIMIT 1`
  try {
    const answer = await askThrough(session, undefined)({ kind: 'query', sql })
    return answer.kind === 'query' && answer.table.rows.length > 0
  } catch (error) {
    // A warehouse that cannot be asked may have it.
    if (error instanceof ProblemError) return true
    throw error
  }
}
