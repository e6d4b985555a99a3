import type { Call, Expression, HavingExtreme, Identifier, OrderItem } from '../ast.ts'
import { isQueryAhead } from './parse-ahead.ts'
import { parseDatePart } from './parse-literal.ts'
import { parseDottedName } from './parse-name.ts'
import { parseOrderBy } from './parse-order.ts'
import { parseOver } from './parse-window.ts'
import type { Parser } from './parser.ts'

/** A call whose name has been read; the next token is its `(`. */
export function parseCallOf(parser: Parser, parts: readonly Identifier[], start: number): Call {
  const first = parts[0]!
  const safe = parser.bigquery && parts.length > 1 && !first.quoted && first.name.toUpperCase() === 'SAFE'
  return parseCall(parser, safe ? parts.slice(1) : parts, start, undefined, safe)
}

/** `before` is DuckDB's `before.name(...)`, the first argument. */
export function parseCall(
  parser: Parser,
  name: readonly Identifier[],
  start: number,
  before?: Expression,
  safe = false,
): Call {
  const upper = name.length === 1 ? name[0]!.name.toUpperCase() : ''
  parser.expectOperator('(')
  const special = parser.bigquery ? undefined : parseSpecialArguments(parser, upper, name)
  if (special !== undefined) return finishCall(parser, { ...special, start, safe })
  const distinct = parser.accept('DISTINCT')
  if (!distinct && parser.at('ALL')) parser.next()
  const args = before === undefined ? [] : [before]
  const part = parser.rules.partArguments.get(upper)
  // DuckDB's `list.list_filter(x -> ...)` has the function's name last.
  const last = name[name.length - 1]!.name.toUpperCase()
  if (!parser.atOperator(')') && !atModifier(parser)) {
    do args.push(args.length === part ? parseDatePartArgument(parser) : parseArgument(parser, last))
    while (parser.acceptOperator(','))
  }
  return finishCall(parser, { name, args, distinct, start, safe })
}

interface CallHead {
  readonly name: readonly Identifier[]
  readonly args: readonly Expression[]
  readonly distinct: boolean
  readonly safe: boolean
  readonly start: number
}

function atModifier(parser: Parser): boolean {
  return parser.atWords('ORDER', 'BY')
}

/** What follows the arguments, within the parentheses and behind them. */
function finishCall(parser: Parser, head: CallHead): Call {
  let nulls = parseNulls(parser)
  const having = parser.at('HAVING') ? parseHavingExtreme(parser) : undefined
  let orderBy: readonly OrderItem[] = parser.at('ORDER') ? parseOrderBy(parser) : []
  const limit = parser.accept('LIMIT') ? parser.expression() : undefined
  nulls ??= parseNulls(parser)
  parser.expectOperator(')')
  let withinGroup: boolean | undefined
  if (!parser.bigquery && parser.acceptWords('WITHIN', 'GROUP')) {
    parser.expectOperator('(')
    orderBy = parseOrderBy(parser)
    parser.expectOperator(')')
    withinGroup = true
  }
  const filter = !parser.bigquery && parser.at('FILTER') ? parseFilter(parser) : undefined
  nulls ??= parseNulls(parser)
  const over = parser.at('OVER') ? parseOver(parser) : undefined
  const { name, args, distinct, safe, start } = head
  const end = parser.end
  return {
    kind: 'call',
    name,
    safe,
    args,
    distinct,
    nulls,
    having,
    orderBy,
    limit,
    filter,
    withinGroup,
    over,
    start,
    end,
  }
}

function parseNulls(parser: Parser): 'ignore' | 'respect' | undefined {
  if (parser.acceptWords('IGNORE', 'NULLS')) return 'ignore'
  return parser.acceptWords('RESPECT', 'NULLS') ? 'respect' : undefined
}

function parseHavingExtreme(parser: Parser): HavingExtreme {
  const { start } = parser.next()
  const extreme = parser.accept('MAX') ? 'max' : 'min'
  if (extreme === 'min') parser.expect('MIN')
  const expression = parser.expression()
  return { kind: 'having-extreme', extreme, expression, start, end: parser.end }
}

function parseFilter(parser: Parser): Expression | undefined {
  if (!parser.isOperator(1, '(')) return undefined
  parser.next()
  parser.expectOperator('(')
  parser.accept('WHERE')
  const filter = parser.expression()
  parser.expectOperator(')')
  return filter
}

/** A keyword such as MONTH stands here; anything else (a parameter, a call) is read as what it is. */
function parseDatePartArgument(parser: Parser): Expression {
  const token = parser.peek()
  const alone = parser.isOperator(1, ')') || parser.isOperator(1, ',')
  const withWeekday = parser.at('WEEK') && parser.isOperator(1, '(')
  if (token.type === 'word' && (alone || withWeekday)) return parseDatePart(parser)
  return parser.expression()
}

/** One argument: `name => e`, a lambda, `TABLE t`, a query, or an expression. */
export function parseArgument(parser: Parser, functionName = ''): Expression {
  const named = parseNamedArgument(parser)
  if (named !== undefined) return named
  const { lambdaFunctions } = parser.rules
  if (lambdaFunctions === undefined || lambdaFunctions.has(functionName)) {
    const lambda = parseLambda(parser)
    if (lambda !== undefined) return lambda
  }
  return parseTableArgument(parser) ?? parseBareQuery(parser) ?? parser.expression()
}

function parseNamedArgument(parser: Parser): Expression | undefined {
  const { start, type } = parser.peek()
  if (type !== 'word' && type !== 'quoted') return undefined
  if (!parser.isOperator(1, '=>') && !parser.isOperator(1, ':=')) return undefined
  const name = parser.anyName()
  parser.next()
  const value = parseArgument(parser)
  return { kind: 'named-argument', name, value, start, end: parser.end }
}

function parseLambda(parser: Parser): Expression | undefined {
  const { start } = parser.peek()
  const single = parser.atName() && parser.isOperator(1, '->')
  if (!single && !isLambdaList(parser)) return undefined
  const parameters = single ? [parser.name()] : parser.parenthesised((inner) => inner.name('a parameter'))
  parser.expectOperator('->')
  const body = parser.expression()
  return { kind: 'lambda', parameters, body, start, end: parser.end }
}

function isLambdaList(parser: Parser): boolean {
  if (!parser.atOperator('(')) return false
  const closing = parser.closingOf(parser.index)
  return closing !== undefined && parser.tokenAt(closing + 1).text === '->' && closing - parser.index < 64
}

function parseTableArgument(parser: Parser): Expression | undefined {
  const after = parser.peek(1)
  if (!parser.bigquery || (after.type !== 'word' && after.type !== 'quoted')) return undefined
  const of = parser.at('TABLE') ? 'table' : parser.at('MODEL') ? 'model' : undefined
  if (of === undefined) return undefined
  const { start } = parser.next()
  const name = parseDottedName(parser, `the name of a ${of}`)
  return { kind: 'table-argument', of, name, start, end: parser.end }
}

/** A query as the only argument needs no parentheses of its own in `ARRAY(...)`-like calls. */
function parseBareQuery(parser: Parser): Expression | undefined {
  if (!parser.at('SELECT') && !(parser.at('WITH') && !parser.isOperator(1, '('))) return undefined
  if (!isQueryAhead(parser, parser.index - 1)) return undefined
  const { start } = parser.peek()
  const query = parser.grammar.query(parser)
  return { kind: 'subquery', query, start, end: parser.end }
}

type SpecialArguments = Pick<CallHead, 'name' | 'args' | 'distinct'>

/** DuckDB's `substring(x FROM 1 FOR 2)` and `trim(BOTH x FROM y)` become plain calls. */
function parseSpecialArguments(
  parser: Parser,
  upper: string,
  name: readonly Identifier[],
): SpecialArguments | undefined {
  if (upper === 'TRIM') return parseTrim(parser, name)
  if (upper !== 'SUBSTRING') return undefined
  const args = [parser.expression()]
  for (;;) {
    if (parser.acceptOperator(',')) args.push(parser.expression())
    else if (parser.accept('FROM') || parser.accept('FOR')) args.push(parser.expression())
    else return { name, args, distinct: false }
  }
}

const trims: Readonly<Record<string, string>> = { BOTH: 'trim', LEADING: 'ltrim', TRAILING: 'rtrim' }

function parseTrim(parser: Parser, name: readonly Identifier[]): SpecialArguments {
  const word = parser.peek()
  const renamed = word.type === 'word' ? trims[word.text] : undefined
  if (renamed !== undefined) parser.next()
  const trim: Identifier = renamed === undefined ? name[0]! : { ...name[0]!, name: renamed }
  if (parser.accept('FROM')) return { name: [trim], args: [parser.expression()], distinct: false }
  const first = parser.expression()
  if (parser.accept('FROM')) return { name: [trim], args: [parser.expression(), first], distinct: false }
  const args = [first]
  while (parser.acceptOperator(',')) args.push(parser.expression())
  return { name: [trim], args, distinct: false }
}
