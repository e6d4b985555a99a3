// One SELECT: its FROM, its items in order, then the clauses that may name what the items are called.

import { ordinalOutOfRange } from '../../problems/catalogue/sql.ts'
import {
  havingWithoutGroups,
  mixedGroupingSets,
  qualifyWithoutWindow,
  withoutFrom,
} from '../../problems/catalogue/sql-rules.ts'
import type { Expression, GroupBy, OrderItem, Select, SelectItem } from '../ast.ts'
import { windowLineage } from './call.ts'
import { condition } from './condition.ts'
import { fromItem } from './from.ts'
import { forEachKey, Grouping } from './group.ts'
import { combine } from './lineage.ts'
import { UNKNOWN_VALUE } from './names.ts'
import { narrow } from './narrowed.ts'
import { outputName, pathName } from './output-name.ts'
import type { Column, Open, Output, Scope, StarEntry, Value } from './scope.ts'
import { NO_INPUTS } from './scope.ts'
import { shown, tellSelect } from './select-rules.ts'
import { expandStar } from './star.ts'
import { tellLiteralKey, tellUnordered } from './window-rules.ts'
import type { AliasValue, Place, SelectState, WindowState, Work } from './work.ts'
import { placeIn, report, use } from './work.ts'

export interface SelectResult {
  readonly output: Output
  /** ORDER BY after this SELECT. */
  readonly order: (item: OrderItem) => void
}

interface Items {
  readonly columns: Column[]
  /** Of each output column, the expression or the star's column that it came from. */
  readonly sources: (SelectItem | StarEntry)[]
  readonly aliases: Map<string, AliasValue>
  /** Columns of tables that a star names, by lower case; undefined for a name that stars give twice. */
  readonly starred: Map<string, StarEntry | undefined>
  open: Open | undefined
}

export function selectResult(node: Select, base: Scope, work: Work): SelectResult {
  const inputs = node.from === undefined ? NO_INPUTS : fromItem(node.from, base, work)
  const scope: Scope = {
    inputs,
    parent: base,
    kind: 'select',
    commonTables: base.commonTables,
    variables: undefined,
  }
  const place = selectPlace(node, scope, work)
  const items = selectItems(node, place, work)
  const bigquery = work.dialect === 'bigquery'
  const named: Place = {
    ...place,
    aliases: items.aliases,
    aliasFirst: bigquery,
    starred: bigquery ? items.starred : undefined,
  }
  whereClause(node, bigquery ? place : { ...named, aliasFirst: false }, work)
  narrow(node.where, items.columns, items.sources, work)
  const grouping = groupClause(node, items, named, work)
  if (node.groupBy?.items.some(({ kind }) => kind === 'grouping-sets')) emptyInTotals(items.columns)
  for (const [clause, expression] of [
    ['HAVING', node.having],
    ['QUALIFY', node.qualify],
  ] as const) {
    if (expression === undefined) continue
    const inner: Place = clause === 'HAVING' ? { ...named, noWindow: 'HAVING' } : named
    const value = work.expression(expression, inner)
    condition(expression, value, clause, work)
    use(work, value.lineage, 'filter')
  }
  tellNeedless(node, place.select, work)
  for (const each of node.distinctOn) use(work, work.expression(each, named).lineage, 'group')
  const aggregated = node.groupBy !== undefined || place.select.aggregates
  const checks = aggregated && node.groupBy?.all !== true
  if (checks) checkGrouped(node, items, grouping)
  if (bigquery) tellSelect(node, place.select, items.sources, work)
  const distinct =
    bigquery && node.distinct && items.open === undefined ? shown(items.sources, work) : undefined
  return {
    output: outputOf(node, items),
    order: (item) => {
      if (bigquery && node.from === undefined) report(work, item, withoutFrom({ what: 'ORDER BY' }))
      const seen = bigquery ? { ...scope, aliases: items.aliases } : scope
      orderItem(
        item,
        items,
        { ...named, scope: seen, aliasFirst: true, starred: items.starred },
        checks ? grouping : undefined,
        distinct,
        work,
      )
    },
  }
}

/** BigQuery: HAVING without groups, QUALIFY without a window function. */
function tellNeedless(node: Select, state: SelectState, work: Work): void {
  if (work.dialect !== 'bigquery') return
  if (node.having !== undefined && node.groupBy === undefined && !state.aggregates) {
    report(work, node.having, havingWithoutGroups())
  }
  if (node.qualify !== undefined && !state.windowed) report(work, node.qualify, qualifyWithoutWindow())
}

function selectPlace(node: Select, scope: Scope, work: Work): Place {
  const windows = new Map<string, WindowState>()
  const filledGroups = node.groupBy !== undefined && hasKeys(node, node.groupBy)
  const select: SelectState = { windows, aggregates: false, filledGroups, windowed: false, spreads: false }
  const place: Place = { ...placeIn(scope), select }
  for (const { name, window } of node.windows) {
    windows.set(name.name.toLowerCase(), { window, lineage: windowLineage(window, place, work) })
  }
  return place
}

/** Groups by columns: of no rows there is no group. The total of GROUPING SETS, ROLLUP and CUBE is there even then. */
function hasKeys(node: Select, { all, items }: GroupBy): boolean {
  if (all) return node.items.some(({ expression }) => expression.kind === 'column')
  return items.length > 0 && items.every(({ kind }) => kind !== 'grouping-sets')
}

function whereClause(node: Select, place: Place, work: Work): void {
  if (node.where === undefined) return
  const value = work.expression(node.where, { ...place, noAggregate: 'WHERE', noWindow: 'WHERE' })
  condition(node.where, value, 'WHERE', work)
  use(work, value.lineage, 'filter')
}

function selectItems(node: Select, place: Place, work: Work): Items {
  const items: Items = { columns: [], sources: [], aliases: new Map(), starred: new Map(), open: undefined }
  // In DuckDB an item may name the aliases before it.
  const inner: Place = work.dialect === 'duckdb' ? { ...place, aliases: items.aliases } : place
  for (const item of node.items) {
    if (item.expression.kind === 'star') starItem(item, inner, items, work)
    else plainItem(item, inner, items, work)
  }
  return items
}

function starItem(item: SelectItem, place: Place, items: Items, work: Work): void {
  if (item.expression.kind !== 'star') return
  const { columns, open } = expandStar(item.expression, place, work)
  for (const { column, entry, replaced } of columns) {
    items.columns.push(column)
    items.sources.push(replaced === undefined && entry !== undefined ? entry : item)
    // The columns of a table are in scope anyway, the fields of a struct are not.
    if (replaced === undefined && entry?.variable !== undefined && entry.column.name === column.name) {
      const key = column.name.toLowerCase()
      items.starred.set(key, items.starred.has(key) ? undefined : entry)
      continue
    }
    addAlias(items, column.name, column, { ...item, expression: replaced ?? item.expression }, work)
  }
  items.open ??= open
}

function plainItem(item: SelectItem, place: Place, items: Items, work: Work): void {
  const value = work.expression(item.expression, place)
  const spread = place.select.spreads || spreadsStruct(item, value, work)
  place.select.spreads = false
  const name = item.alias?.name ?? outputName(item.expression, work)
  if (spread || name === undefined) items.open ??= () => undefined
  if (spread) return
  const { type, nullable, lineage } = value
  items.columns.push({ name: name ?? '', type, nullable, lineage })
  items.sources.push(item)
  const alias = item.alias?.name ?? pathName(item.expression)
  if (alias !== undefined) addAlias(items, alias, value, item, work)
}

/** DuckDB: `unnest(struct)` gives a column for each field. */
function spreadsStruct(item: SelectItem, value: Value, work: Work): boolean {
  const { expression } = item
  if (work.dialect !== 'duckdb' || expression.kind !== 'call') return false
  return expression.name[0]?.name.toLowerCase() === 'unnest' && value.type.kind === 'unknown'
}

function addAlias(items: Items, name: string, value: Value, item: SelectItem, work: Work): void {
  const key = name.toLowerCase()
  const known = items.aliases.get(key)
  if (known !== undefined) {
    const both = known.item.alias !== undefined && item.alias !== undefined
    if (both && work.dialect === 'bigquery') items.aliases.set(key, { ...known, twice: true })
    return
  }
  items.aliases.set(key, { value, item, position: items.columns.length, twice: false })
}

function outputOf(node: Select, items: Items): Output {
  const output: Output = { columns: items.columns, open: items.open }
  const [only] = items.columns
  if (node.as === 'value' && only !== undefined && items.columns.length === 1) return valueOutput(only)
  if (node.as !== 'struct') return output
  if (items.open !== undefined) return { ...output, row: UNKNOWN_VALUE }
  return { ...output, row: rowOf(items.columns) }
}

function rowOf(columns: readonly Column[]): Value {
  const fields = new Map(columns.map(({ name, lineage }) => [name.toLowerCase(), lineage]))
  const whole = combine([...fields.values()], 'transform')
  const type = {
    kind: 'struct' as const,
    fields: columns.map(({ name, type }) => (name === '' ? { type } : { name, type })),
  }
  return { type, nullable: false, lineage: { ...whole, fields } }
}

/** SELECT AS VALUE of a struct: its fields are the columns. */
function valueOutput(only: Column): Output {
  const { type, lineage } = only
  if (type.kind === 'unknown') return { columns: [], open: () => undefined, row: only }
  if (type.kind !== 'struct') {
    const value = { ...only, name: '' }
    return { columns: [value], open: undefined, row: value }
  }
  const columns = type.fields.map(
    (field): Column => ({
      name: field.name ?? '',
      type: field.type,
      nullable: undefined,
      lineage: lineage.fields?.get((field.name ?? '').toLowerCase()) ?? lineage,
    }),
  )
  return { columns, open: undefined, row: only }
}

/** Where a row is a total, the columns that it goes over are NULL. */
function emptyInTotals(columns: Column[]): void {
  columns.forEach((column, i) => {
    const kept = column.lineage.how === 'aggregate' || column.lineage.origins.length === 0
    if (!kept && column.nullable === false) columns[i] = { ...column, nullable: undefined }
  })
}

function groupClause(node: Select, items: Items, named: Place, work: Work): Grouping {
  const grouping = new Grouping(work, node.groupBy !== undefined)
  if (node.groupBy === undefined) return grouping
  if (node.groupBy.all) groupAll(items, work)
  const sets = node.groupBy.items.find(({ kind }) => kind === 'grouping-sets')
  if (sets !== undefined && node.groupBy.items.length > 1 && work.dialect === 'bigquery')
    report(work, sets, mixedGroupingSets())
  const inner: Place = { ...named, noAggregate: 'GROUP BY', noWindow: 'GROUP BY' }
  forEachKey(node.groupBy, (key) => {
    const position = ordinal(key)
    if (position !== undefined) {
      groupOrdinal(key, position, items, grouping, work)
      return
    }
    const bare = key.kind === 'column' && key.parts.length === 1
    const place = work.dialect === 'bigquery' && !bare ? { ...inner, aliases: undefined } : inner
    use(work, work.expression(key, place).lineage, 'group')
    tellLiteralKey(key, 'GROUP BY', work)
    grouping.add(key)
  })
  return grouping
}

/** GROUP BY ALL groups by every item without an aggregate. */
function groupAll(items: Items, work: Work): void {
  for (const { lineage } of items.columns) if (lineage.how !== 'aggregate') use(work, lineage, 'group')
}

function ordinal(key: Expression): number | undefined {
  return key.kind === 'number' && key.integer ? Number(key.text) : undefined
}

function groupOrdinal(key: Expression, position: number, items: Items, grouping: Grouping, work: Work): void {
  const source = items.sources[position - 1]
  const column = items.columns[position - 1]
  if (source === undefined || column === undefined) {
    if (items.open === undefined) {
      report(work, key, ordinalOutOfRange({ clause: 'GROUP BY', position, columns: items.columns.length }))
    }
    grouping.addAnything()
    return
  }
  // Where columns before it are not known, the position tells nothing.
  if (items.open !== undefined) {
    grouping.addAnything()
    return
  }
  use(work, column.lineage, 'group')
  if ('kind' in source) grouping.add(source.expression)
  else grouping.addEntry(source)
}

function checkGrouped(node: Select, items: Items, grouping: Grouping): void {
  let star: SelectItem | undefined
  items.sources.forEach((source) => {
    if ('kind' in source) return
    const at = node.items.find((item) => item.expression.kind === 'star')
    if (at === undefined || star === at) return
    if (!grouping.checkEntry(source, at.expression)) star = at
  })
  for (const item of node.items) if (item.expression.kind !== 'star') grouping.check(item.expression)
  if (node.having !== undefined) grouping.check(node.having, false)
  if (node.qualify !== undefined) grouping.check(node.qualify, false)
}

function orderItem(
  item: OrderItem,
  items: Items,
  place: Place,
  grouping: Grouping | undefined,
  distinct: Grouping | undefined,
  work: Work,
): void {
  const { expression } = item
  if (expression.kind === 'star') return
  const position = ordinal(expression)
  if (position !== undefined) {
    const column = items.columns[position - 1]
    if (items.open !== undefined) return
    if (column === undefined) {
      const args = { clause: 'ORDER BY', position, columns: items.columns.length }
      report(work, expression, ordinalOutOfRange(args))
    } else use(work, column.lineage, 'order')
    return
  }
  use(work, work.expression(expression, place).lineage, 'order')
  tellUnordered(expression, 'ORDER BY', work)
  tellLiteralKey(expression, 'ORDER BY', work)
  grouping?.check(expression, false)
  if (distinct !== undefined) distinct.check(expression)
}
