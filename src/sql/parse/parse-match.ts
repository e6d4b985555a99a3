import type { Expression, Like, LikeOperator } from '../ast.ts'
import { power } from '../precedence.ts'
import { isQueryAhead } from './parse-ahead.ts'
import type { Parser } from './parser.ts'

/** BETWEEN, IN, LIKE and kin, from their word on. */
export function parseMatch(parser: Parser, operand: Expression, negated: boolean): Expression {
  const word = parser.next().text
  if (word === 'BETWEEN') return parseBetween(parser, operand, negated)
  if (word === 'IN') return parseIn(parser, operand, negated)
  if (word === 'SIMILAR') parser.expect('TO')
  const operator = word === 'SIMILAR' ? 'similar to' : (word.toLowerCase() as LikeOperator)
  return parseLike(parser, operand, operator, negated)
}

function parseBetween(parser: Parser, operand: Expression, negated: boolean): Expression {
  const strength = parser.rules.powers.get('match')! + 1
  const low = parser.expression(strength)
  parser.expect('AND')
  const high = parser.expression(strength)
  return { kind: 'between', operand, low, high, negated, start: operand.start, end: parser.end }
}

function parseIn(parser: Parser, operand: Expression, negated: boolean): Expression {
  const { start } = operand
  if (parser.bigquery && parser.accept('UNNEST')) {
    parser.expectOperator('(')
    const array = parser.expression()
    parser.expectOperator(')')
    return { kind: 'in-array', operand, array, negated, start, end: parser.end }
  }
  if (!parser.bigquery && !parser.atOperator('(')) {
    const array = parser.expression(power.match + 1)
    return { kind: 'in-array', operand, array, negated, start, end: parser.end }
  }
  if (isQueryAhead(parser)) {
    const query = parser.queryInParentheses()
    return { kind: 'in-query', operand, query, negated, start, end: parser.end }
  }
  parser.expectOperator('(')
  const values = [parser.expression()]
  while (parser.acceptOperator(',') && !(parser.atOperator(')') && !parser.bigquery))
    values.push(parser.expression())
  parser.expectOperator(')')
  return { kind: 'in-list', operand, values, negated, start, end: parser.end }
}

function parseLike(parser: Parser, operand: Expression, operator: LikeOperator, negated: boolean): Like {
  const quantifier = likeQuantifier(parser)
  const patterns = quantifier === undefined ? [parser.expression(power.match + 1)] : parsePatterns(parser)
  const escapeSign = parser.accept('ESCAPE') ? parser.expression(power.match + 1) : undefined
  return {
    kind: 'like',
    operator,
    operand,
    patterns,
    quantifier,
    escape: escapeSign,
    negated,
    start: operand.start,
    end: parser.end,
  }
}

function likeQuantifier(parser: Parser): 'any' | 'all' | undefined {
  if (parser.accept('ANY') || parser.accept('SOME')) return 'any'
  return parser.accept('ALL') ? 'all' : undefined
}

function parsePatterns(parser: Parser): Expression[] {
  if (!parser.atOperator('(')) return [parser.expression(power.postfix)]
  const { start } = parser.peek()
  if (!isQueryAhead(parser)) return parser.parenthesised(() => parser.expression())
  const query = parser.queryInParentheses()
  return [{ kind: 'subquery', query, start, end: parser.end }]
}
