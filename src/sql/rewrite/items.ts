import type { StarColumn } from '../analysis.ts'
import type { Expression, FromItem, Select, SelectItem, Star, StructField } from '../ast.ts'
import { call, column, identifier } from '../ast-builders.ts'
import { withIntegers } from '../values/coerce.ts'
import { anonymousField } from '../values/type-name.ts'
import { refuseTwins } from './collection.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'
import { impliedName } from './implied-name.ts'
import { elementColumn } from './name.ts'

/** The select list; every column keeps the name that GoogleSQL gives it. */
export function rewriteItems(node: Select, to: Rewriting): SelectItem[] {
  const packing = node.as === 'struct'
  return node.items.flatMap((item) => {
    if (item.expression.kind === 'star') return starItems(item, item.expression, node, packing, to)
    const written = withIntegers(to.expression(item.expression))
    // Where rows are grouped by a text, DuckDB takes that key for the same text elsewhere, the names of fields among them.
    const isKey = written.kind === 'string' && node.groupBy !== undefined
    const expression = isKey ? call(written, 'coalesce', [written]) : written
    if (item.alias !== undefined) return [{ ...item, expression }]
    const name = impliedName(item.expression)
    if (name === undefined || isColumn(expression, name)) return [{ ...item, expression }]
    return [{ ...item, expression, alias: identifier(item, name) }]
  })
}

/** DuckDB knows a plain column under its name everywhere, anything else only under an alias. */
function isColumn(expression: Expression, name: string): boolean {
  return expression.kind === 'column' && impliedName(expression) === name
}

function starItems(
  item: SelectItem,
  star: Star,
  select: Select,
  packing: boolean,
  to: Rewriting,
): SelectItem[] {
  if (packing || needsExpansion(star, select.from, to)) {
    const columns = to.analysis.expand(star)
    if (columns !== undefined)
      return columns.map((each, place) => expanded(each, unnamedBefore(columns, place), item, star, to))
    if (packing)
      return refuse(
        to,
        star,
        'SELECT AS STRUCT * needs to know the columns of its tables.',
        'List the columns.',
      )
    const keys = usingKeys(select.from)
    if (keys.length > 0 && star.except.length === 0 && star.replace.length === 0)
      return keysFirst(item, star, keys)
    return refuse(to, star, 'This * needs to know the columns of its tables.', 'List the columns.')
  }
  const replace = star.replace.map((each) => ({
    ...each,
    expression: withIntegers(to.expression(each.expression)),
  }))
  return [{ ...item, expression: { ...star, replace } }]
}

/** DuckDB's `*` gives an element that is a struct whole, and the columns of USING where the left table has them. */
function needsExpansion(star: Star, from: FromItem | undefined, to: Rewriting): boolean {
  if (from === undefined) return false
  const { qualifier } = star
  if (qualifier !== undefined) {
    if (qualifier.kind !== 'column') return true
    const found = to.analysis.resolve(qualifier)
    return found?.kind === 'element' || found?.kind === 'column'
  }
  if (usingKeys(from).length > 0) return true
  return to.analysis
    .variablesOf(from)
    .some(
      (each) =>
        each.kind === 'array' &&
        (each.name === undefined ||
          each.element?.type.kind === 'struct' ||
          each.outputs === undefined ||
          each.outputs.some((output) => output.name !== each.name || output.type.kind === 'unknown')),
    )
}

function usingKeys(from: FromItem | undefined): string[] {
  if (from?.kind !== 'join') return []
  return [...usingKeys(from.left), ...(from.using ?? []).map((each) => each.name)]
}

function keysFirst(item: SelectItem, star: Star, keys: readonly string[]): SelectItem[] {
  const unique = [...new Map(keys.map((key) => [key.toLowerCase(), key])).values()]
  return [
    ...unique.map((key): SelectItem => ({ ...item, expression: column(item, key) })),
    { ...item, expression: { ...star, except: unique.map((key) => column(item, key)) } },
  ]
}

/** How many fields without a name of the same struct stand before this one. */
function unnamedBefore(columns: readonly StarColumn[], place: number): number {
  const { source } = columns[place]!
  return columns.slice(0, place).filter((each) => each.source === source && each.column === '').length
}

/** `unnamed`: the place of a field without a name among such. */
function expanded(
  each: StarColumn,
  unnamed: number,
  item: SelectItem,
  star: Star,
  to: Rewriting,
): SelectItem {
  const expression =
    each.replaced === undefined
      ? starColumn(each, unnamed, item, star, to)
      : withIntegers(to.expression(each.replaced))
  const isNamed = each.name === '' || isColumn(expression, each.name)
  const alias = isNamed ? undefined : identifier(item, each.name)
  return { kind: 'select-item', expression, alias, start: item.start, end: item.end }
}

/** The name that a field has in DuckDB, where those without one are numbered. */
function fieldName(each: StarColumn, unnamed: number): string {
  if (each.column !== '') return each.column
  const places = (each.source?.outputs ?? []).flatMap(({ name }, place) => (name === '' ? place : []))
  return anonymousField(places[unnamed] ?? 0)
}

function starColumn(
  each: StarColumn,
  unnamed: number,
  item: SelectItem,
  star: Star,
  to: Rewriting,
): Expression {
  const { source } = each
  if (source === undefined && star.qualifier !== undefined) {
    const name = identifier(item, each.column)
    return { kind: 'field', base: to.expression(star.qualifier), name, start: item.start, end: item.end }
  }
  if (source === undefined || source.kind === 'offset' || each.merged) return column(item, each.column)
  if (source.kind === 'array') {
    const whole = elementColumn(source, item, to)
    const isElement = source.outputs?.length === 1 && source.outputs[0]?.name === (source.name ?? '')
    if (isElement && source.element?.type.kind !== 'struct') return whole
    const name = identifier(item, fieldName(each, unnamed), true)
    return { kind: 'field', base: whole, name, start: item.start, end: item.end }
  }
  return source.name === undefined ? column(item, each.column) : column(item, source.name, each.column)
}

/** SELECT AS STRUCT: the items as fields of one struct. */
export function packed(select: Select, items: readonly SelectItem[], to: Rewriting): SelectItem {
  const fields = items.map((item, index): StructField => {
    const name = item.alias?.name ?? impliedName(item.expression) ?? anonymousField(index)
    return {
      kind: 'struct-field',
      name: identifier(item, name, true),
      value: item.expression,
      start: item.start,
      end: item.end,
    }
  })
  if (fields.length === 0) return reject(to, select, 'SELECT AS STRUCT gives no field.')
  refuseTwins(fields, to)
  const struct: Expression = { kind: 'struct', tuple: false, fields, start: select.start, end: select.end }
  return { kind: 'select-item', expression: struct, start: select.start, end: select.end }
}
