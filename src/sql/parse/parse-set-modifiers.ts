import type { SetOperation } from '../ast.ts'
import { isSetOperatorAhead } from './parse-ahead.ts'
import type { Parser } from './parser.ts'

/** What stands between the operands of a set operation. */
export type SetModifiers = Pick<SetOperation, 'operator' | 'all' | 'byName' | 'columns' | 'on'>

export function setOperatorAhead(parser: Parser): SetOperation['operator'] | undefined {
  let token = parser.peek()
  if (token.type !== 'word') return undefined
  if (parser.bigquery && isSetOperatorAhead(parser, parser.index))
    token = parser.peek(parser.isWord(1, 'OUTER') ? 2 : 1)
  if (token.text === 'UNION') return 'union'
  if (token.text === 'INTERSECT') return 'intersect'
  return token.text === 'EXCEPT' ? 'except' : undefined
}

export function parseSetModifiers(parser: Parser, operator: SetOperation['operator']): SetModifiers {
  let columns: SetOperation['columns']
  if (parser.accept('FULL')) columns = 'full'
  else if (parser.accept('LEFT')) columns = 'left'
  else if (parser.accept('INNER')) columns = 'inner'
  if (columns !== undefined) parser.accept('OUTER')
  parser.next()
  const all = parser.accept('ALL')
  if (!all && !parser.accept('DISTINCT') && parser.bigquery) {
    throw parser.unexpected('DISTINCT')
  }
  if (parser.accept('STRICT')) columns = 'strict'
  const byName = parser.acceptWords('BY', 'NAME')
  if (byName) {
    const on = parser.accept('ON') ? parser.parenthesised((inner) => inner.name('a column')) : []
    return { operator, all, byName, columns, on }
  }
  if (!parser.bigquery || !parser.accept('CORRESPONDING')) return { operator, all, byName, columns, on: [] }
  const on = parser.accept('BY') ? parser.parenthesised((inner) => inner.name('a column')) : []
  return { operator, all, byName: true, columns: columns ?? 'inner', on }
}
