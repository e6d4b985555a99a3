import type {
  Expression,
  FromItem,
  GroupBy,
  GroupItem,
  GroupingSet,
  GroupingSets,
  Identifier,
  Select,
  SelectItem,
} from '../ast.ts'
import { power } from '../precedence.ts'
import { parseDottedName } from './parse-name.ts'
import { parsePivotStatement } from './parse-pivot.ts'
import { parseSample } from './parse-sample.ts'
import { parseNamedWindows } from './parse-window.ts'
import type { Parser } from './parser.ts'
import { plainSelect, star } from './plain-select.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Clauses = Writable<Pick<Select, 'where' | 'groupBy' | 'having' | 'qualify' | 'windows' | 'sample'>>

/** SELECT with its clauses up to QUALIFY; FROM may come first. */
export function parseSelect(parser: Parser): Select {
  const { start } = parser.peek()
  const fromFirst = parser.accept('FROM') ? parser.grammar.from(parser) : undefined
  if (fromFirst !== undefined && !parser.at('SELECT')) {
    const items = [star({}, fromFirst.start, fromFirst.end)]
    const clauses = parser.bigquery ? { windows: [] } : parseClauses(parser)
    return {
      kind: 'select',
      distinct: false,
      distinctOn: [],
      items,
      from: fromFirst,
      ...clauses,
      start,
      end: parser.end,
    }
  }
  parser.expect('SELECT')
  const head = parseHead(parser)
  const items = parseItems(parser)
  const into = parser.rules.transact && parser.accept('INTO') ? parseDottedName(parser, 'a table') : undefined
  const from = fromFirst ?? (parser.accept('FROM') ? parser.grammar.from(parser) : undefined)
  const clauses = parseClauses(parser)
  return { kind: 'select', ...head, items, into, from, ...clauses, start, end: parser.end }
}

/** DuckDB's `TABLE t`, `PIVOT ...` and `UNPIVOT ...` as queries. */
export function parseTableQuery(parser: Parser): Select {
  const { start } = parser.peek()
  let from: FromItem
  if (parser.accept('TABLE')) {
    const name = parseDottedName(parser, 'a table')
    from = { kind: 'table', name, start: name[0]!.start, end: parser.end }
  } else from = parsePivotStatement(parser)
  return { ...plainSelect(from, parser.end), start }
}

type Head = Pick<Select, 'distinct' | 'distinctOn' | 'as' | 'top' | 'privacy'>

const privacies = ['AGGREGATION_THRESHOLD', 'DIFFERENTIAL_PRIVACY', 'ANONYMIZATION']

/** `WITH AGGREGATION_THRESHOLD OPTIONS (...)` and kin, kept to be told. */
function parsePrivacy(parser: Parser): Select['privacy'] {
  if (!parser.bigquery || !parser.at('WITH') || !privacies.some((word) => parser.isWord(1, word)))
    return undefined
  const { start } = parser.next()
  const { name } = parser.anyName('AGGREGATION_THRESHOLD or DIFFERENTIAL_PRIVACY')
  if (parser.accept('OPTIONS')) {
    parser.parenthesised((inner) => {
      inner.anyName('an option')
      inner.expectOperator('=')
      return inner.expression()
    })
  }
  return { name: name.toUpperCase(), start, end: parser.end }
}

function parseHead(parser: Parser): Head {
  const privacy = parsePrivacy(parser)
  if (privacy !== undefined) return { ...parseHead(parser), privacy }
  const distinct = parser.accept('DISTINCT')
  if (!distinct) parser.accept('ALL')
  const isOn = distinct && !parser.bigquery && parser.at('ON') && parser.isOperator(1, '(')
  if (isOn) parser.next()
  const distinctOn = isOn ? parser.parenthesised(() => parser.expression()) : []
  if (parser.bigquery && parser.acceptWords('AS', 'STRUCT')) return { distinct, distinctOn, as: 'struct' }
  if (parser.bigquery && parser.acceptWords('AS', 'VALUE')) return { distinct, distinctOn, as: 'value' }
  if (parser.rules.transact && parser.accept('TOP')) return { distinct, distinctOn, ...parseTop(parser) }
  return { distinct, distinctOn }
}

/** `TOP 5`, `TOP (@n) WITH TIES`; a share of the rows has no counterpart elsewhere. */
function parseTop(parser: Parser): { readonly top: Expression; readonly ties?: boolean } {
  const { start } = parser.peek()
  const top = parser.atOperator('(')
    ? parser.parenthesised((inner) => inner.expression())[0]!
    : parser.expression(power.exponent)
  if (parser.accept('PERCENT')) {
    throw parser.fail(
      'TOP ... PERCENT has no counterpart.',
      { start, end: parser.end },
      'Rank the rows with PERCENT_RANK() and filter with QUALIFY.',
    )
  }
  return parser.acceptWords('WITH', 'TIES') ? { top, ties: true } : { top }
}

/** Both dialects let a comma stand after the last item. */
function parseItems(parser: Parser): SelectItem[] {
  const items = [parseSelectItem(parser)]
  while (parser.acceptOperator(',')) {
    if (endsItems(parser)) break
    items.push(parseSelectItem(parser))
  }
  return items
}

const endings = new Set(['FROM', 'WHERE', 'GROUP', 'ORDER', 'HAVING', 'LIMIT', 'UNION', 'QUALIFY', 'WINDOW'])

function endsItems(parser: Parser): boolean {
  const { type, text } = parser.peek()
  if (type === 'operator') return text === ')' || text === ';' || text === '|>'
  return type === 'end' || (type === 'word' && endings.has(text))
}

/** `expression [AS alias]`, DuckDB's `alias: expression`. */
export function parseSelectItem(parser: Parser): SelectItem {
  const { start } = parser.peek()
  if (!parser.bigquery && parser.isOperator(1, ':') && (parser.atName() || parser.peek().type === 'string')) {
    const alias =
      parser.peek().type === 'string'
        ? parser.identifierOf({ ...parser.next(), type: 'quoted' })
        : parser.name()
    parser.expectOperator(':')
    const expression = parser.expression()
    return { kind: 'select-item', expression, alias, start, end: parser.end }
  }
  const expression = parser.expression()
  const alias = parseAlias(parser)
  return { kind: 'select-item', expression, alias, start, end: parser.end }
}

/** `AS name` or a bare name that is no keyword here. */
export function parseAlias(parser: Parser): Identifier | undefined {
  if (parser.accept('AS')) {
    if (!parser.bigquery && parser.peek().type === 'string')
      return parser.identifierOf({ ...parser.next(), type: 'quoted' })
    return parser.newName('an alias')
  }
  return atBareAlias(parser) ? parser.name() : undefined
}

export function atBareAlias(parser: Parser): boolean {
  if (!parser.atName()) return false
  const token = parser.peek()
  if (token.type === 'quoted' || !parser.rules.notAlias.has(token.text)) return true
  if (!parser.bigquery) return false
  return !parser.isOperator(1, '(') && !parser.isWord(1, 'INCLUDE') && !parser.isWord(1, 'EXCLUDE')
}

/** WHERE to QUALIFY in the order each dialect has them; each at most once. */
function parseClauses(parser: Parser): Clauses {
  const clauses: Clauses = { windows: [] }
  if (parser.accept('WHERE')) clauses.where = parser.expression()
  if (parser.acceptWords('GROUP', 'BY'))
    clauses.groupBy = parseGroupBy(parser, parser.tokenAt(parser.index - 2).start)
  for (;;) {
    if (clauses.having === undefined && parser.accept('HAVING')) clauses.having = parser.expression()
    else if (clauses.qualify === undefined && parser.accept('QUALIFY')) clauses.qualify = parser.expression()
    else if (clauses.windows.length === 0 && parser.accept('WINDOW'))
      clauses.windows = parseNamedWindows(parser)
    else break
  }
  if (!parser.bigquery && parser.acceptWords('USING', 'SAMPLE')) clauses.sample = parseSample(parser)
  return clauses
}

export function parseGroupBy(parser: Parser, start: number): GroupBy {
  if (parser.accept('ALL')) return { kind: 'group-by', all: true, items: [], start, end: parser.end }
  const none = parseNoKeys(parser)
  if (none !== undefined) return { kind: 'group-by', all: false, items: [none], start, end: parser.end }
  const items = [parseGroupItem(parser)]
  while (parser.acceptOperator(',')) {
    if (!parser.bigquery && endsItems(parser)) break
    items.push(parseGroupItem(parser))
  }
  return { kind: 'group-by', all: false, items, start, end: parser.end }
}

function parseGroupItem(parser: Parser): GroupItem {
  return parseGroupingSets(parser) ?? parser.expression()
}

/** `GROUP BY ()`: all rows are one group. */
export function parseNoKeys(parser: Parser): GroupingSets | undefined {
  if (!parser.atOperator('(') || !parser.isOperator(1, ')')) return undefined
  const { start } = parser.next()
  const { end } = parser.next()
  const none: GroupingSet = { kind: 'grouping-set', items: [], start, end }
  return { kind: 'grouping-sets', form: 'sets', items: [none], start, end }
}

const forms: Readonly<Record<string, GroupingSets['form']>> = { ROLLUP: 'rollup', CUBE: 'cube' }

function parseGroupingSets(parser: Parser): GroupingSets | undefined {
  const { start, text, type } = parser.peek()
  let form = type === 'word' && parser.isOperator(1, '(') ? forms[text] : undefined
  if (form !== undefined) parser.next()
  else if (parser.acceptWords('GROUPING', 'SETS')) form = 'sets'
  else return undefined
  const items = parser.parenthesised(parseGroupingItem)
  return { kind: 'grouping-sets', form, items, start, end: parser.end }
}

function parseGroupingItem(parser: Parser): GroupItem | GroupingSet {
  const nested = parseGroupingSets(parser)
  if (nested !== undefined) return nested
  if (!parser.atOperator('(') || !isWholeItem(parser)) return parser.expression()
  const { start } = parser.next()
  const items: Expression[] = parser.atOperator(')') ? [] : parser.list(() => parser.expression())
  parser.expectOperator(')')
  return { kind: 'grouping-set', items, start, end: parser.end }
}

/** `(a, b)` as a set of its own, in contrast to `(a) + 1`. */
function isWholeItem(parser: Parser): boolean {
  const closing = parser.closingOf(parser.index)
  if (closing === undefined) return true
  const { text } = parser.tokenAt(closing + 1)
  return text === ',' || text === ')'
}
