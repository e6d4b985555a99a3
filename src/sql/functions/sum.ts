import type { Expression } from '../ast.ts'
import { call } from '../ast-builders.ts'
import { aggregate, asInt64, asNumeric, only } from './aggregate-call.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

export const sum: DuckdbRewrite = (from) => {
  only(from)
  if (from.result.kind === 'interval') return intervalSum(from)
  if (from.result.kind === 'bignumeric') return bignumericSum(from)
  const total = aggregate(from, 'sum')
  return from.result.kind === 'int64'
    ? asInt64(total)
    : from.result.kind === 'numeric'
      ? duckdb('bq_valid_numeric($1)', [asNumeric(total)], from.node)
      : from.result.kind === 'unknown' && !from.node.distinct
        ? sameKind(from, total)
        : from.result.kind === 'float64'
          ? finite(from, total)
          : total
}

/** Infinite only where a value is: what overflows is an error. */
function finite(from: RewriteCall, total: Expression): Expression {
  const infinite = aggregate(from, 'bool_or', [call(from.node, 'isinf', from.args)])
  return duckdb('bq_finite_total($1, $2)', [total, infinite], from.node)
}

/** DuckDB adds up no intervals: months, days and microseconds each. */
function intervalSums(from: RewriteCall): Expression[] {
  if (from.node.distinct)
    return from.refuse(`${from.name}(DISTINCT ...) of an INTERVAL cannot run on DuckDB.`)
  const part = (text: string): Expression => aggregate(from, 'sum', [duckdb(text, from.args, from.node)])
  return [
    part('bq_interval_total_months($1)'),
    part("date_part('day', $1)"),
    part('bq_interval_total_micros($1)'),
  ]
}

function intervalSum(from: RewriteCall): Expression {
  const text = 'bq_valid_interval(bq_make_interval($1, $2, CAST($3 AS BIGINT)))'
  return duckdb(text, intervalSums(from), from.node)
}

/** What is left over of months becomes days, and of days time: a mean month has 30 days. */
function intervalAverage(from: RewriteCall): Expression {
  const parts = [...intervalSums(from), aggregate(from, 'count')]
  return duckdb('bq_interval_quotient($1, $2, $3, nullif($4, 0))', parts, from.node)
}

function bignumericSum(from: RewriteCall): Expression {
  const scaled = duckdb('bq_big_scaled($1)', from.args, from.node)
  return duckdb('bq_big_sum($1)', [aggregate(from, 'sum', [scaled])], from.node)
}

/** The sum as wide as GoogleSQL has it, where only DuckDB knows the type of the column. */
function sameKind(from: RewriteCall, total: Expression): Expression {
  const one = aggregate(from, 'any_value')
  return duckdb('cast_to_type($1, $2 + 0::BIGINT)', [total, one], from.node)
}

export const average: DuckdbRewrite = (from) => {
  only(from)
  if (from.result.kind === 'bignumeric') {
    const parts = [bignumericSum(from), aggregate(from, 'count')]
    return duckdb("bq_big_op('/', $1, bq_big_parse(CAST(nullif($2, 0) AS VARCHAR)))", parts, from.node)
  }
  if (from.result.kind === 'float64') return finite(from, aggregate(from, 'avg'))
  if (from.result.kind === 'interval') return intervalAverage(from)
  if (from.result.kind !== 'numeric') return aggregate(from, 'avg')
  const parts = [asNumeric(aggregate(from, 'sum')), aggregate(from, 'count')]
  return duckdb('bq_numeric_divide($1, CAST(NULLIF($2, 0) AS DECIMAL(38, 9)))', parts, from.node)
}
