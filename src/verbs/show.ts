import { statementOf } from '../adapters/embed.ts'
import { compileInline, compileNodes } from '../compile/compile-nodes.ts'
import { isPython } from '../manifest/is-python.ts'
import type { Query } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import type { RowSample } from '../manifest/results.ts'
import { pythonNotShown } from '../problems/catalogue/python.ts'
import {
  cannotShow,
  nothingToShow,
  parameterUnreadable,
  showOneNode,
  showOneOrTheOther,
} from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { isDbtProject } from '../project/is-dbt-project.ts'
import { type QueryParameter, readParameter } from '../sql/parameters.ts'
import { askThrough } from './ask-through.ts'
import { shownSql } from './by-own-macro.ts'
import { withDeferred } from './former-run.ts'
import { holdToQueries } from './hold-to-queries.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, type Session, stopOnErrors, withSession } from './session.ts'

export interface ShowOptions
  extends ProjectOptions,
    Omit<SelectionOptions, 'exclude' | 'selector' | 'resourceTypes'> {
  readonly inline?: string
  readonly dialect?: 'bigquery' | 'duckdb'
  /** Values for `@name` and `?` of `inline`, each as `name:type:value`. */
  readonly parameters?: readonly string[]
  /** -1: all rows. */
  readonly limit: number
}

export interface ShowOutcome {
  /** Nothing where a dbt project has no node of that name: a warning tells it. */
  readonly rows?: RowSample
  /** Its name; nothing of a query that was typed. */
  readonly node?: string
  /** Whether the project is dbt's: its users read the rows as dbt tells them. */
  readonly dbt: boolean
  /** More rows were there than the limit lets through. */
  readonly cut: boolean
  readonly problems: readonly Problem[]
}

export async function show(options: ShowOptions): Promise<ShowOutcome> {
  return withSession('show', withStandIn(options), async (session) => {
    stopOnErrors(session.problems)
    if (options.dialect !== undefined) await session.adapter({ dialect: options.dialect })
    const dbt = isDbtProject(session.loaded.settings)
    const node = options.inline === undefined ? await chosenNode(session, options) : undefined
    stopOnErrors(session.problems)
    if (node === undefined && options.inline === undefined) {
      if (dbt) return { dbt, cut: false, problems: session.problems }
      throw new ProblemError([...session.problems, nothingToShow()])
    }
    const query = await queryOf(session, options, node)
    stopOnErrors(session.problems)
    const { connection, dialect } = await session.adapter()
    // One row more than is shown tells whether rows were left out; the text itself stays as it is, whatever its kind.
    const own = await shownSql(session.parsed, query.sql, options.limit, askThrough(session, options.signal))
    const shown = own === undefined ? query : { ...query, sql: own, locate: () => undefined }
    const statement = statementOf(shown, 'show', dialect)
    const rows: RowSample['rows'][number][] = []
    let heads: Pick<RowSample, 'columns' | 'types'> = { columns: [] }
    for await (const chunk of connection.stream(statement, { signal: options.signal })) {
      heads = { columns: chunk.columns, types: chunk.types }
      rows.push(...chunk.rows)
      if (options.limit >= 0 && rows.length > options.limit) break
    }
    const cut = options.limit >= 0 && rows.length > options.limit
    return {
      rows: { ...heads, rows: cut ? rows.slice(0, options.limit) : rows },
      ...{ dbt, cut, problems: session.problems },
      ...(node === undefined ? {} : { node: node.name }),
    }
  })
}

/** A query that was typed needs no project: without one it runs in an empty DuckDB in memory. */
function withStandIn(options: ShowOptions): ShowOptions {
  if (options.inline === undefined || options.select?.length || options.target !== undefined) return options
  const language = options.dialect === undefined ? '' : `dialect: ${options.dialect}\n`
  return {
    ...options,
    standIn: `name: inline\n${language}targets:\n  local: {type: duckdb}\ntarget: local\n`,
  }
}

async function queryOf(plain: Session, options: ShowOptions, node: Node | undefined): Promise<Query> {
  const session = await withDeferred(plain, options, node === undefined ? [] : [node.id])
  const ask = askThrough(session, options.signal)
  if (options.inline !== undefined || node === undefined) {
    const text = options.inline ?? ''
    if (options.select?.length) throw new ProblemError(showOneOrTheOther())
    if (text.trim() === '') throw new ProblemError(nothingToShow())
    const { first } = await compileInline(session.parsed, text, {
      dialect: options.dialect,
      parameters: (options.parameters ?? []).map(parameterOf),
      ask,
    })
    holdToQueries(first, options.dialect ?? session.manifest.project.dialect)
    return first
  }
  if (node.kind === 'seed' || node.kind === 'source' || node.kind === 'snapshot') {
    const text = `SELECT * FROM ${(await session.adapter()).statements.quote(node.relation)}`
    return { sql: text, rendered: text, locate: () => undefined }
  }
  if (isPython(node)) throw new ProblemError(pythonNotShown({ model: node.name, at: node.at }))
  const compiled = (await compileNodes(session.parsed, [node.id], { report: session.report, ask })).get(
    node.id,
  )
  stopOnErrors(session.problems)
  if (compiled === undefined) throw new ProblemError(cannotShow(node.name, node.kind))
  return compiled.first
}

function parameterOf(text: string): QueryParameter {
  const parameter = readParameter(text)
  if (parameter === undefined) throw new ProblemError(parameterUnreadable(text))
  return parameter
}

async function chosenNode(session: Session, options: ShowOptions): Promise<Node | undefined> {
  if (!options.select?.length) throw new ProblemError(nothingToShow())
  const nodes = async (kinds: readonly Node['kind'][]) =>
    (await selectNodes(session, options, kinds)).flatMap((id) => session.manifest.nodes.get(id) ?? [])
  const relations = await nodes(['model', 'seed', 'snapshot', 'source'])
  const found = relations.length > 0 ? relations : await nodes(['test', 'analysis'])
  if (found.length > 1) throw new ProblemError(showOneNode(found.map((node) => node.name)))
  return found[0]
}
