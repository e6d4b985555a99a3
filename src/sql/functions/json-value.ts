import type { Expression } from '../ast.ts'
import { binary, call, caseWhen, isNull, string } from '../ast-builders.ts'
import type { SqlType, StructType } from '../types.ts'
import { bound, fieldAt, mapped } from './bound.ts'
import type { RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/**
 * `text` is what TO_JSON_STRING gives, `value` what a value of type JSON holds: keys in order, numbers in full; `wide` the
 * same with numbers as texts that a FLOAT64 does not keep.
 */
export type JsonUse = 'text' | 'value' | 'wide'

const scalars: Readonly<Record<string, string>> = {
  bool: 'CAST($1 AS VARCHAR)',
  string: 'bq_json_quote($1)',
  json: 'CAST($1 AS VARCHAR)',
  date: `'"' || CAST($1 AS VARCHAR) || '"'`,
  timestamp: `'"' || strftime(timezone('UTC', $1), '%Y-%m-%dT%H:%M:%S') || bq_fraction(timezone('UTC', $1)) || 'Z"'`,
  datetime: `'"' || strftime($1, '%Y-%m-%dT%H:%M:%S') || bq_fraction($1) || '"'`,
  time: `'"' || bq_time_to_string($1) || '"'`,
  bytes: `'"' || to_base64($1) || '"'`,
  interval: `'"' || bq_interval_to_iso($1) || '"'`,
}

const numbers: Readonly<Record<JsonUse, Readonly<Record<string, string>>>> = {
  text: {
    int64: 'bq_int64_to_json($1)',
    float64: 'bq_float_to_json($1)',
    numeric: 'bq_numeric_to_json($1)',
    bignumeric: 'bq_big_to_json($1)',
  },
  value: {
    int64: 'CAST($1 AS VARCHAR)',
    float64: 'bq_float_to_json_value($1)',
    numeric: 'bq_numeric_to_json_value($1)',
    bignumeric: 'bq_decimal_text_to_json(bq_big_text($1))',
  },
  wide: {
    int64: 'bq_int64_to_json($1)',
    float64: 'bq_float_to_json_value($1)',
    numeric: 'bq_numeric_to_json_wide($1)',
  },
}

/** The JSON text of a value, `null` for NULL. */
export function jsonOf(
  from: RewriteCall,
  value: Expression,
  type: SqlType,
  use: JsonUse,
  depth = 0,
): Expression {
  const at = from.node
  if (type.kind === 'null') return string(at, 'null')
  const text = numbers[use][type.kind] ?? scalars[type.kind]
  if (text !== undefined) return duckdb(`coalesce(${text}, 'null')`, [value], at)
  const name = `bq_json_${depth}`
  if (type.kind === 'array') {
    const items = mapped(value, name, (each) => jsonOf(from, each, type.element, use, depth + 1))
    return duckdb("coalesce('[' || array_to_string($1, ',') || ']', 'null')", [items], at)
  }
  if (type.kind === 'struct') {
    if (value.kind === 'struct') return objectOf(from, value, type, use, depth)
    return bound(value, name, (each) =>
      caseWhen(at, [[isNull(at, each), string(at, 'null')]], objectOf(from, each, type, use, depth + 1)),
    )
  }
  return from.refuse(
    `${from.name} of a value of type ${type.kind.toUpperCase()} cannot run on DuckDB.`,
    'Cast it to STRING first.',
  )
}

function objectOf(
  from: RewriteCall,
  value: Expression,
  type: StructType,
  use: JsonUse,
  depth: number,
): Expression {
  const at = from.node
  const fields = type.fields.map((field, index) => ({ name: field.name ?? '', type: field.type, index }))
  const kept = use === 'text' ? fields : inOrder(fields)
  const pieces = kept.flatMap((field, place) => [
    string(at, `${place === 0 ? '{' : ','}${JSON.stringify(field.name)}:`),
    jsonOf(from, fieldAt(value, field.index), field.type, use, depth),
  ])
  const end = string(at, kept.length === 0 ? '{}' : '}')
  return call(at, 'concat', [...pieces, end])
}

/** Keys in the order of their bytes; of those that are equal, the first. */
function inOrder<T extends { readonly name: string }>(fields: readonly T[]): T[] {
  const first = new Map<string, T>()
  for (const field of fields) if (!first.has(field.name)) first.set(field.name, field)
  return [...first.values()].sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
}

export function asJson(from: RewriteCall, text: Expression): Expression {
  return duckdb('CAST($1 AS JSON)', [text], from.node)
}

export function joined(at: Expression, pieces: readonly Expression[]): Expression {
  return pieces.reduce((left, right) => binary(at, left, '||', right))
}
