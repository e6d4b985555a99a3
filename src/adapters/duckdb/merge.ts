// DuckDB's MERGE, with the settings that projects have for it. Pure text.

import type { Json, JsonObject } from '../../manifest/json.ts'
import { mergeSettingWrong } from '../../problems/catalogue/merge.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { MergeSpec, Statement, Statements } from '../adapter.ts'
import { matchRows } from '../merge-statement.ts'

type Quoting = Pick<Statements, 'quote' | 'quoteName' | 'literal'>

/** `config` may hold `merge_on_using_columns`, `merge_update_condition`, `merge_update_set_expressions`, `merge_insert_condition` and `merge_clauses`. */
export function duckdbMerge(spec: MergeSpec, quoting: Quoting): Statement {
  return {
    sql: [
      `MERGE INTO ${quoting.quote(spec.into)} AS DBT_INTERNAL_DEST`,
      `USING ${quoting.quote(spec.from)} AS DBT_INTERNAL_SOURCE`,
      matching(spec, quoting),
      ...clauses(spec, quoting),
    ].join('\n'),
    purpose: 'merge the new rows',
  }
}

function matching({ config = {}, uniqueKey, predicates }: MergeSpec, { quoteName }: Quoting): string {
  const using = texts(config.merge_on_using_columns)
  const more = predicates.map((predicate) => `(${predicate})`)
  if (using.length > 0)
    return [`USING (${using.join(', ')})`, ...(more.length === 0 ? [] : [`ON ${more.join(' AND ')}`])].join(
      '\n',
    )
  return `ON ${uniqueKey.length === 0 ? 'FALSE' : matchRows(quoteName, uniqueKey, predicates)}`
}

function clauses(spec: MergeSpec, quoting: Quoting): readonly string[] {
  const { merge_clauses: given } = spec.config ?? {}
  if (given === undefined || given === null) return usual(spec, quoting)
  const listed = (key: string) => {
    const value = isObject(given) ? given[key] : undefined
    if (value === undefined) return undefined
    if (!Array.isArray(value) || value.length === 0 || !value.every(isObject))
      throw wrong('merge_clauses', `in "${key}" a list of mappings`)
    return value as readonly JsonObject[]
  }
  const [matched, unmatched] = [listed('when_matched'), listed('when_not_matched')]
  if (matched === undefined && unmatched === undefined)
    throw wrong('merge_clauses', 'a mapping of "when_matched" and "when_not_matched"')
  return [
    ...(matched?.map((clause) => whenMatched(clause, spec, quoting)) ?? usual(spec, quoting).slice(0, -1)),
    ...(unmatched?.map((clause) => whenNotMatched(clause, spec, quoting)) ?? usual(spec, quoting).slice(-1)),
  ]
}

function usual(spec: MergeSpec, quoting: Quoting): readonly string[] {
  const { config = {} } = spec
  const set = assignments(spec.updateColumns, config.merge_update_set_expressions, quoting)
  return [
    ...(set === '' ? [] : [`WHEN MATCHED${and(config.merge_update_condition)} THEN UPDATE SET ${set}`]),
    `WHEN NOT MATCHED${and(config.merge_insert_condition)} THEN ${inserted(spec, quoting)}`,
  ]
}

function whenMatched(clause: JsonObject, spec: MergeSpec, quoting: Quoting): string {
  const { action, mode, condition, update } = clause
  const head = `WHEN MATCHED${and(condition)} THEN`
  if (action !== 'update') return `${head} ${plainAction(clause, quoting)}`
  if (mode === 'by_name') return `${head} UPDATE BY NAME`
  if (mode === 'by_position') return `${head} UPDATE BY POSITION`
  if (mode === 'star') return `${head} UPDATE SET *`
  const { include, exclude, set_expressions: expressions } = isObject(update) ? update : {}
  const [wanted, left] = [lower(include), lower(exclude)]
  const columns = spec.columns.filter((name) =>
    wanted.size > 0 ? wanted.has(name.toLowerCase()) : !left.has(name.toLowerCase()),
  )
  return `${head} UPDATE SET ${assignments(columns, expressions, quoting)}`
}

function whenNotMatched(clause: JsonObject, spec: MergeSpec, quoting: Quoting): string {
  const { action, mode, condition, by, insert, set_expressions: expressions } = clause
  const side = typeof by === 'string' ? ` BY ${by.toUpperCase()}` : ''
  const head = `WHEN NOT MATCHED${side}${and(condition)} THEN`
  if (action === 'update') return `${head} UPDATE SET ${assignments([], expressions, quoting)}`
  if (action !== 'insert') return `${head} ${plainAction(clause, quoting)}`
  if (mode === 'by_position') return `${head} INSERT BY POSITION`
  if (mode === 'star') return `${head} INSERT *`
  const { columns, values } = isObject(insert) ? insert : {}
  if (mode !== 'explicit') return `${head} ${inserted(spec, quoting)}`
  return `${head} INSERT (${texts(columns).join(', ')}) VALUES (${texts(values).join(', ')})`
}

function plainAction({ action, error_message: message }: JsonObject, { literal }: Quoting): string {
  if (action === 'delete') return 'DELETE'
  if (action === 'do_nothing') return 'DO NOTHING'
  if (action === 'error') return typeof message === 'string' ? `ERROR ${literal(message)}` : 'ERROR'
  throw wrong('merge_clauses', 'as "action" one of update, insert, delete, do_nothing, error')
}

/** Columns that have an expression of their own take that. */
function assignments(columns: readonly string[], given: Json | undefined, { quoteName }: Quoting): string {
  const expressions = isObject(given) ? Object.entries(given) : []
  const own = new Set(expressions.map(([name]) => name.toLowerCase()))
  return [
    ...expressions.map(([name, text]) => `${name} = ${String(text)}`),
    ...columns
      .filter((name) => !own.has(name.toLowerCase()))
      .map((name) => `${quoteName(name)} = DBT_INTERNAL_SOURCE.${quoteName(name)}`),
  ].join(', ')
}

function inserted({ columns }: MergeSpec, { quoteName }: Quoting): string {
  const values = columns.map((name) => `DBT_INTERNAL_SOURCE.${quoteName(name)}`)
  return `INSERT (${columns.map(quoteName).join(', ')}) VALUES (${values.join(', ')})`
}

function and(condition: Json | undefined): string {
  const all = texts(condition)
  return all.length === 0 ? '' : ` AND ${all.map((text) => `(${text})`).join(' AND ')}`
}

function texts(value: Json | undefined): readonly string[] {
  if (value === undefined || value === null || value === '') return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

const lower = (value: Json | undefined): ReadonlySet<string> =>
  new Set(texts(value).map((name) => name.toLowerCase()))

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wrong = (setting: string, expected: string): ProblemError =>
  new ProblemError(mergeSettingWrong({ setting, expected }))
