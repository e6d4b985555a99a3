import type {
  ColumnDefinition,
  CreateFunction,
  Expression,
  FunctionParameter,
  Identifier,
  Option,
  Query,
  Statement,
} from '../ast.ts'
import { power } from '../precedence.ts'
import { beginsQuery, isQueryAhead } from './parse-ahead.ts'
import { parseDottedName } from './parse-name.ts'
import type { Parser } from './parser.ts'

interface Head {
  readonly start: number
  readonly orReplace: boolean
  readonly temporary: boolean
}

/** CREATE TABLE, VIEW, FUNCTION or MACRO; undefined, with nothing read, if it creates something else. */
export function parseCreate(parser: Parser): Statement | undefined {
  const { index } = parser
  const { start } = parser.next()
  const orReplace = parser.acceptWords('OR', 'REPLACE')
  const temporary = parser.accept('TEMP') || parser.accept('TEMPORARY')
  const head = { start, orReplace, temporary }
  if (parser.accept('TABLE')) {
    if (isCopy(parser)) {
      parser.reset(index)
      return undefined
    }
    return parser.at('FUNCTION') ? parseFunction(parser, head, 'table') : parseCreateTable(parser, head)
  }
  if (parser.accept('VIEW')) return parseCreateView(parser, head, false)
  if (parser.acceptWords('MATERIALIZED', 'VIEW')) return parseCreateView(parser, head, true)
  if (parser.at('FUNCTION') && isConnected(parser)) {
    parser.reset(index)
    return undefined
  }
  if (parser.at('FUNCTION') || parser.at('MACRO')) return parseFunction(parser, head, 'scalar')
  if (parser.accept('AGGREGATE')) return parseFunction(parser, head, 'aggregate')
  parser.reset(index)
  return undefined
}

/** `CREATE TABLE a CLONE b` and kin hold no query. */
function isCopy(parser: Parser): boolean {
  for (let ahead = 1; ahead < 12; ahead++) {
    const { type, text } = parser.peek(ahead)
    if (type === 'end' || text === '(' || (type === 'word' && text === 'AS')) return false
    if (type === 'word' && (text === 'CLONE' || text === 'COPY' || text === 'LIKE')) return true
  }
  return false
}

/** A function that runs elsewhere: REMOTE, or in a language, WITH CONNECTION. */
function isConnected(parser: Parser): boolean {
  if (!parser.bigquery) return false
  for (let ahead = 1; ; ahead++) {
    const { type, text } = parser.peek(ahead)
    if (type === 'end' || text === ';' || (type === 'word' && text === 'AS')) return false
    if (type === 'word' && text === 'WITH' && parser.isWord(ahead + 1, 'CONNECTION')) return true
  }
}

function parseCreateTable(parser: Parser, head: Head): Statement | undefined {
  const ifNotExists = parser.acceptWords('IF', 'NOT', 'EXISTS')
  const name = parseDottedName(parser, 'the name of the table')
  const columns = parser.atOperator('(') && !isQueryAhead(parser) ? parseColumns(parser) : []
  const known = parser.bigquery ? parseTableOptions(parser) : { partitionBy: [], clusterBy: [], options: [] }
  const query = parser.accept('AS') ? parser.grammar.query(parser) : undefined
  const { start, orReplace, temporary } = head
  const { end } = parser
  return {
    kind: 'create-table',
    name,
    orReplace,
    ifNotExists,
    temporary,
    columns,
    ...known,
    query,
    start,
    end,
  }
}

interface TableOptions {
  readonly partitionBy: readonly Expression[]
  readonly clusterBy: readonly Expression[]
  readonly options: readonly Option[]
}

function parseTableOptions(parser: Parser): TableOptions {
  const partitionBy = parser.acceptWords('PARTITION', 'BY') ? parser.list(() => parser.expression()) : []
  const clusterBy = parser.acceptWords('CLUSTER', 'BY') ? parser.list(() => parser.expression()) : []
  return { partitionBy, clusterBy, options: parseOptions(parser) }
}

export function parseOptions(parser: Parser): Option[] {
  if (!parser.accept('OPTIONS')) return []
  if (parser.isOperator(1, ')')) {
    parser.next()
    parser.next()
    return []
  }
  return parser.parenthesised((inner) => {
    const name = inner.anyName('an option')
    inner.expectOperator('=')
    const value = inner.expression()
    return { kind: 'option', name, value, start: name.start, end: inner.end }
  })
}

/** BigQuery lets a comma stand behind the last column. */
function parseColumns(parser: Parser): ColumnDefinition[] {
  parser.expectOperator('(')
  const columns = [parseColumn(parser)]
  while (parser.acceptOperator(',')) {
    if (parser.bigquery && parser.atOperator(')')) break
    columns.push(parseColumn(parser))
  }
  parser.expectOperator(')')
  return columns
}

function parseColumn(parser: Parser): ColumnDefinition {
  const name = parser.name('a column')
  const token = parser.peek()
  const hasType = token.type === 'word' && !['NOT', 'DEFAULT', 'PRIMARY', 'OPTIONS'].includes(token.text)
  const type = hasType ? parser.grammar.type(parser) : undefined
  let notNull = false
  let primaryKey: boolean | undefined
  let defaultValue: Expression | undefined
  for (;;) {
    if (parser.acceptWords('NOT', 'NULL')) notNull = true
    else if (parser.acceptWords('PRIMARY', 'KEY')) primaryKey = true
    else if (parser.accept('DEFAULT')) defaultValue = parser.expression(power.comparison)
    else if (!parser.acceptWords('NOT', 'ENFORCED')) break
  }
  const options = parseOptions(parser)
  const { start } = name
  return {
    kind: 'column-definition',
    name,
    type,
    notNull,
    primaryKey,
    defaultValue,
    options,
    start,
    end: parser.end,
  }
}

function parseCreateView(parser: Parser, head: Head, materialized: boolean): Statement {
  const ifNotExists = parser.acceptWords('IF', 'NOT', 'EXISTS')
  const name = parseDottedName(parser, 'the name of the view')
  const columns = parser.atOperator('(') ? parser.parenthesised(parseViewColumn) : []
  const { options } = parser.bigquery ? parseTableOptions(parser) : { options: [] }
  parser.expect('AS')
  const query = parser.grammar.query(parser)
  const { start, orReplace, temporary } = head
  const flags = { orReplace, ifNotExists, temporary, materialized }
  return { kind: 'create-view', name, ...flags, columns, options, query, start, end: parser.end }
}

function parseViewColumn(parser: Parser): Identifier {
  const name = parser.name('a column')
  parseOptions(parser)
  return name
}

function parseFunction(parser: Parser, head: Head, form: 'scalar' | 'aggregate' | 'table'): CreateFunction {
  const word = parser.next()
  if (word.text !== 'FUNCTION' && word.text !== 'MACRO') throw parser.fail('Expected FUNCTION.', word)
  const ifNotExists = parser.acceptWords('IF', 'NOT', 'EXISTS')
  const name = parseDottedName(parser, 'the name of the function')
  const parameters = parseParameters(parser)
  const isTableType = parser.at('RETURNS') && parser.isWord(1, 'TABLE')
  if (isTableType) parser.next()
  const returns = parser.accept('RETURNS') || isTableType ? parser.grammar.type(parser) : undefined
  const { start, orReplace, temporary } = head
  const flags = { orReplace, ifNotExists, temporary, aggregate: form === 'aggregate' }
  const body = parseFunctionBody(parser)
  const table = form === 'table' || body.query !== undefined
  return {
    kind: 'create-function',
    name,
    ...flags,
    table,
    parameters,
    returns,
    ...body,
    start,
    end: parser.end,
  }
}

function parseParameters(parser: Parser): FunctionParameter[] {
  if (!parser.isOperator(1, ')')) return parser.parenthesised(parseParameter)
  parser.expectOperator('(')
  parser.expectOperator(')')
  return []
}

function parseParameter(parser: Parser): FunctionParameter {
  const name = parser.anyName('a parameter')
  const { start } = name
  if (parser.acceptWords('ANY', 'TYPE')) {
    const notAggregate = parseNotAggregate(parser)
    return { kind: 'function-parameter', name, anyType: true, notAggregate, start, end: parser.end }
  }
  if (parser.acceptOperator(':=')) {
    const defaultValue = parser.expression()
    return { kind: 'function-parameter', name, defaultValue, start, end: parser.end }
  }
  const isTyped = !parser.atOperator(',') && !parser.atOperator(')')
  const type = isTyped ? parser.grammar.type(parser) : undefined
  const notAggregate = parseNotAggregate(parser)
  return { kind: 'function-parameter', name, type, notAggregate, start, end: parser.end }
}

function parseNotAggregate(parser: Parser): true | undefined {
  return parser.bigquery && parser.acceptWords('NOT', 'AGGREGATE') ? true : undefined
}

type Body = Pick<CreateFunction, 'language' | 'options' | 'expression' | 'query' | 'code'>

function parseFunctionBody(parser: Parser): Body {
  if (!parser.accept('DETERMINISTIC')) parser.acceptWords('NOT', 'DETERMINISTIC')
  const language = parser.accept('LANGUAGE') ? parser.anyName('a language').name.toLowerCase() : undefined
  if (language !== undefined && language !== 'sql') return parseForeignBody(parser, language)
  const before = parseOptions(parser)
  parser.expect('AS')
  const body = parseSqlBody(parser)
  return { options: before.length > 0 ? before : parseOptions(parser), ...body }
}

/** OPTIONS may stand before and after the code. */
function parseForeignBody(parser: Parser, language: string): Body {
  let options = parseOptions(parser)
  const token = parser.accept('AS') ? parser.peek() : undefined
  if (token !== undefined && token.type !== 'string') throw parser.unexpected('a string with code')
  if (token !== undefined) parser.next()
  if (options.length === 0) options = parseOptions(parser)
  return { language, options, code: token?.text ?? '' }
}

function parseSqlBody(parser: Parser): { readonly expression?: Expression; readonly query?: Query } {
  const token = parser.peek()
  if (parser.bigquery && parser.atOperator('(')) return { expression: parseEnclosed(parser) }
  if (!parser.bigquery && parser.accept('TABLE')) return { query: parser.grammar.query(parser) }
  if (token.type === 'word' && beginsQuery(parser, token.text, parser.index))
    return { query: parser.grammar.query(parser) }
  return { expression: parser.expression() }
}

/** The parentheses belong to the function; a query within them needs a pair of its own, but is let through. */
function parseEnclosed(parser: Parser): Expression {
  const first = parser.peek(1)
  if (first.type === 'word' && beginsQuery(parser, first.text, parser.index + 1)) return parser.expression()
  parser.expectOperator('(')
  const expression = parser.expression()
  parser.expectOperator(')')
  return expression
}
