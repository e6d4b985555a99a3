import type { BinaryOperator, Expression, Is, LikeOperator, Logical } from '../ast.ts'
import { power } from '../precedence.ts'
import { isQueryAhead } from './parse-ahead.ts'
import { parseMatch } from './parse-match.ts'
import { parsePrimary } from './parse-primary.ts'
import type { Parser } from './parser.ts'
import type { Token } from './token.ts'

/** An expression whose operators bind at least as tightly as `minimum`. */
export function parseExpression(parser: Parser, minimum: number = power.lowest): Expression {
  parser.enter()
  let left = parsePrefix(parser)
  let chained = false
  for (;;) {
    const token = parser.peek()
    if (token.type === 'operator') {
      const strength = parser.rules.powers.get(token.text) ?? powerOfAlias(token.text, parser)
      if (strength === undefined || strength < minimum) break
      if (strength === power.comparison) {
        if (chained) throw chainedComparison(parser, token)
        chained = true
      }
      left = parseBinary(parser, left, strength)
    } else if (token.type === 'word') {
      const next = parseWordOperator(parser, left, token, minimum)
      if (next === undefined) break
      if (parser.bigquery && unchained.has(token.text)) {
        if (chained) throw chainedComparison(parser, token)
        chained = true
      }
      left = next
    } else break
  }
  parser.leave()
  return left
}

/** GoogleSQL has these on one level with "=", where one cannot follow another. */
const unchained: ReadonlySet<string> = new Set(['IS', 'IN', 'LIKE', 'BETWEEN', 'NOT'])

const comparisons: Readonly<Record<string, string>> = { '!=': '<>', '==': '=' }

const matchSigns: Readonly<Record<string, readonly [operator: LikeOperator, negated: boolean]>> = {
  '~~': ['like', false],
  '!~~': ['like', true],
  '~~*': ['ilike', false],
  '!~~*': ['ilike', true],
  '~~~': ['glob', false],
}

function powerOfAlias(sign: string, parser: Parser): number | undefined {
  if (sign === '!=') return power.comparison
  if (parser.bigquery) return undefined
  if (sign === '==') return power.comparison
  return sign in matchSigns ? power.other : undefined
}

function chainedComparison(parser: Parser, token: Token): Error {
  return parser.fail(`A comparison cannot be followed by "${token.text}".`, token, 'Use AND, or parentheses.')
}

function parsePrefix(parser: Parser): Expression {
  const token = parser.peek()
  if (token.type === 'word') {
    if (token.text !== 'NOT') return parsePrimary(parser)
    parser.next()
    const operand = parseExpression(parser, power.not)
    return { kind: 'unary', operator: 'not', operand, start: token.start, end: parser.end }
  }
  if (token.type !== 'operator') return parsePrimary(parser)
  const { text } = token
  if (text === '-' || text === '+') return parseSign(parser, text, power.sign)
  if (text === '~') return parseSign(parser, text, parser.bigquery ? power.sign : power.other)
  if (text === '@' && !parser.bigquery) return parseSign(parser, text, power.other)
  if (text === '*' && !parser.bigquery && (parser.isWord(1, 'COLUMNS') || parser.isWord(1, 'UNPACK'))) {
    parser.next()
    const operand = parsePrimary(parser)
    return { kind: 'unary', operator: 'unpack', operand, start: token.start, end: parser.end }
  }
  return parsePrimary(parser)
}

function parseSign(parser: Parser, operator: '-' | '+' | '~' | '@', strength: number): Expression {
  const { start } = parser.next()
  const operand = parseExpression(parser, strength)
  return { kind: 'unary', operator, operand, start, end: parser.end }
}

function parseBinary(parser: Parser, left: Expression, strength: number): Expression {
  const { text } = parser.next()
  const { start } = left
  const match = matchSigns[text]
  if (match !== undefined) {
    const patterns = [parseExpression(parser, strength + 1)]
    return {
      kind: 'like',
      operator: match[0],
      operand: left,
      patterns,
      negated: match[1],
      start,
      end: parser.end,
    }
  }
  const sign = comparisons[text] ?? (text === '^' && !parser.bigquery ? '**' : text)
  const operator = sign as BinaryOperator
  const quantifier = strength === power.comparison ? quantifierAhead(parser) : undefined
  if (quantifier !== undefined) {
    const over = parseQuantifiedOperand(parser)
    return { kind: 'quantified', operator, operand: left, quantifier, over, start, end: parser.end }
  }
  const right = parseExpression(parser, strength + 1)
  return { kind: 'binary', operator, left, right, start, end: parser.end }
}

function quantifierAhead(parser: Parser): 'any' | 'all' | undefined {
  if (!parser.isOperator(1, '(')) return undefined
  if (parser.at('ANY') || parser.at('SOME')) return 'any'
  return parser.at('ALL') ? 'all' : undefined
}

function parseQuantifiedOperand(parser: Parser): Expression {
  parser.next()
  const { start } = parser.peek()
  if (isQueryAhead(parser)) {
    const query = parser.queryInParentheses()
    return { kind: 'subquery', query, start, end: parser.end }
  }
  parser.expectOperator('(')
  const over = parser.expression()
  parser.expectOperator(')')
  return over
}

/** The operators that are words; undefined if the word is none or binds too weakly. */
function parseWordOperator(
  parser: Parser,
  left: Expression,
  token: Token,
  minimum: number,
): Expression | undefined {
  switch (token.text) {
    case 'AND':
      return minimum <= power.and ? parseLogical(parser, left, 'AND', power.and) : undefined
    case 'OR':
      return minimum <= power.or ? parseLogical(parser, left, 'OR', power.or) : undefined
    case 'IS':
      return minimum <= parser.rules.powers.get('is')! ? parseIs(parser, left) : undefined
    case 'NOT':
      if (!parser.bigquery && parser.isWord(1, 'NULL') && minimum <= power.is)
        return parseNotNull(parser, left)
      if (!isMatchWord(parser, 1) || minimum > parser.rules.powers.get('match')!) return undefined
      parser.next()
      return parseMatch(parser, left, true)
    case 'IN':
    case 'LIKE':
    case 'BETWEEN':
      return minimum <= parser.rules.powers.get('match')! ? parseMatch(parser, left, false) : undefined
    default:
      return parser.bigquery ? undefined : parseDuckdbWordOperator(parser, left, token, minimum)
  }
}

function parseDuckdbWordOperator(
  parser: Parser,
  left: Expression,
  token: Token,
  minimum: number,
): Expression | undefined {
  const { start } = left
  switch (token.text) {
    case 'ILIKE':
    case 'SIMILAR':
    case 'GLOB':
      return minimum <= power.match ? parseMatch(parser, left, false) : undefined
    case 'ISNULL':
    case 'NOTNULL': {
      if (minimum > power.is) return undefined
      parser.next()
      return {
        kind: 'is',
        operand: left,
        test: 'null',
        negated: token.text === 'NOTNULL',
        start,
        end: parser.end,
      }
    }
    case 'COLLATE': {
      if (minimum > power.collate) return undefined
      parser.next()
      let collation = parser.anyName('a collation').name
      while (parser.acceptOperator('.')) collation += `.${parser.anyName().name}`
      return { kind: 'collate', operand: left, collation, start, end: parser.end }
    }
    case 'AT': {
      if (minimum > power.timeZone || !parser.acceptWords('AT', 'TIME', 'ZONE')) return undefined
      const timeZone = parseExpression(parser, power.timeZone + 1)
      return { kind: 'at-time-zone', operand: left, timeZone, start, end: parser.end }
    }
    case 'OVERLAPS': {
      if (minimum > power.other) return undefined
      parser.next()
      const right = parseExpression(parser, power.other + 1)
      return { kind: 'binary', operator: 'overlaps', left, right, start, end: parser.end }
    }
    default:
      return undefined
  }
}

function parseLogical(parser: Parser, first: Expression, word: 'AND' | 'OR', strength: number): Logical {
  const operands = [first]
  while (parser.accept(word)) operands.push(parseExpression(parser, strength + 1))
  return {
    kind: 'logical',
    operator: word === 'AND' ? 'and' : 'or',
    operands,
    start: first.start,
    end: parser.end,
  }
}

const tests: Readonly<Record<string, Is['test']>> = {
  NULL: 'null',
  TRUE: 'true',
  FALSE: 'false',
  UNKNOWN: 'unknown',
}

function parseIs(parser: Parser, operand: Expression): Expression {
  parser.next()
  const { start } = operand
  const negated = parser.accept('NOT')
  if (parser.acceptWords('DISTINCT', 'FROM')) {
    const right = parseExpression(parser, parser.rules.powers.get('is')! + 1)
    const operator = negated ? 'is not distinct from' : 'is distinct from'
    return { kind: 'binary', operator, left: operand, right, start, end: parser.end }
  }
  const token = parser.peek()
  const test = token.type === 'word' ? tests[token.text] : undefined
  if (test === undefined) throw parser.unexpected('NULL, TRUE, FALSE or DISTINCT FROM')
  parser.next()
  return { kind: 'is', operand, test, negated, start, end: parser.end }
}

/** DuckDB's `x NOT NULL`. */
function parseNotNull(parser: Parser, operand: Expression): Expression {
  parser.next()
  parser.next()
  return { kind: 'is', operand, test: 'null', negated: true, start: operand.start, end: parser.end }
}

function isMatchWord(parser: Parser, ahead: number): boolean {
  const { text, type } = parser.peek(ahead)
  if (type !== 'word') return false
  if (text === 'IN' || text === 'LIKE' || text === 'BETWEEN') return true
  return !parser.bigquery && (text === 'ILIKE' || text === 'SIMILAR' || text === 'GLOB')
}
