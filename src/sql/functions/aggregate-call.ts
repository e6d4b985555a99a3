import type { Call, Expression, Window } from '../ast.ts'
import { call, cast, isNull, logical, nullLiteral, number, typeName } from '../ast-builders.ts'
import type { RewriteCall } from './spec.ts'

export interface AggregateOptions {
  /** Only rows for which this holds. */
  readonly where?: Expression
  readonly ordered?: boolean
  readonly nulls?: 'ignore' | 'respect'
}

/** The same aggregate or window call under DuckDB's name, with DISTINCT, ORDER BY, FILTER and OVER kept. */
export function aggregate(
  from: RewriteCall,
  name: string,
  args: readonly Expression[] = from.args,
  options: AggregateOptions = {},
): Call {
  const { node } = from
  const written = node.filter && from.rewrite(node.filter)
  const conditions = [written, options.where].filter((each) => each !== undefined)
  return call(node, name, args, {
    distinct: node.distinct,
    orderBy: options.ordered === false ? [] : from.orderBy,
    ...(conditions.length === 0 ? {} : { filter: logical(node, 'and', conditions) }),
    ...(from.window === undefined ? {} : { over: from.window }),
    ...(options.nulls === undefined ? {} : { nulls: options.nulls }),
  })
}

/** COUNT, which DuckDB makes -1 in a frame that ends before it starts. */
export function countRows(
  from: RewriteCall,
  args: readonly Expression[] = from.args,
  options: AggregateOptions = {},
): Expression {
  const count = aggregate(from, 'count', args, options)
  return mayEndBeforeItStarts(from.window)
    ? call(from.node, 'greatest', [count, number(from.node, 0)])
    : count
}

function mayEndBeforeItStarts(window: Window | undefined): boolean {
  if (window?.base !== undefined) return true
  const [start, end] = [window?.frame?.from.bound, window?.frame?.to?.bound]
  return start !== undefined && start === end && start !== 'current row'
}

export function notNull(expression: Expression): Expression {
  return isNull(expression, expression, true)
}

export function asInt64(expression: Expression): Expression {
  return cast(expression, expression, 'BIGINT')
}

export function asNumeric(expression: Expression): Expression {
  return cast(expression, expression, typeName(expression, 'DECIMAL', [38, 9]))
}

/** The first `limit` elements of an array, where the call has a LIMIT. */
export function limited(from: RewriteCall, array: Expression): Expression {
  const { limit } = from.node
  if (limit === undefined) return array
  if (limit.kind === 'number' && Number(limit.text) === 0) return nullLiteral(from.node)
  const { start, end } = from.node
  return { kind: 'slice', base: array, from: number(from.node, 1), to: from.rewrite(limit), start, end }
}

/** Refuses the clauses that the function at hand does not carry over. */
export function only(
  from: RewriteCall,
  ...allowed: readonly ('having' | 'limit' | 'order' | 'nulls')[]
): void {
  const { node, name } = from
  if (node.having !== undefined && !allowed.includes('having')) {
    from.refuse(
      `${name} with HAVING MAX or HAVING MIN cannot run on DuckDB.`,
      'Use MAX_BY, or ROW_NUMBER and QUALIFY.',
    )
  }
  if (node.limit !== undefined && !allowed.includes('limit')) from.reject(`${name} takes no LIMIT.`)
  if (node.orderBy.length > 0 && !allowed.includes('order')) from.reject(`${name} takes no ORDER BY.`)
  if (node.nulls === 'ignore' && !allowed.includes('nulls')) from.reject(`${name} takes no IGNORE NULLS.`)
}
