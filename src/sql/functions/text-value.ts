import type { Expression } from '../ast.ts'
import { call, caseWhen, isNull, string } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import { bound, fieldAt, mapped } from './bound.ts'
import type { RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/** `plain` is FORMAT's %t, a value as people read it; `literal` is %T, as it would stand in SQL. */
export type TextUse = 'plain' | 'literal'

/** Zero keeps its sign here, unlike in CAST to STRING. */
const FLOAT = "CASE WHEN $1 = 0 AND signbit($1) THEN '-0.0' ELSE bq_float_to_text($1) END"

const forms: Readonly<Record<TextUse, Readonly<Record<string, string>>>> = {
  plain: {
    string: '$1',
    int64: 'CAST($1 AS VARCHAR)',
    float64: FLOAT,
    numeric: 'bq_numeric_to_string($1)',
    bignumeric: 'bq_big_text($1)',
    bool: 'CAST($1 AS VARCHAR)',
    bytes: 'bq_bytes_text($1)',
    date: 'CAST($1 AS VARCHAR)',
    datetime: 'bq_datetime_to_string($1)',
    time: 'bq_time_to_string($1)',
    timestamp: 'bq_timestamp_to_string($1)',
    interval: 'bq_interval_to_string($1)',
    json: 'CAST($1 AS VARCHAR)',
    null: "'NULL'",
  },
  literal: {
    string: 'bq_string_literal($1)',
    int64: 'CAST($1 AS VARCHAR)',
    float64: `CASE WHEN isfinite($1) THEN ${FLOAT} ELSE 'CAST("' || bq_float_to_string($1) || '" AS FLOAT64)' END`,
    numeric: `'NUMERIC "' || bq_numeric_to_string($1) || '"'`,
    bignumeric: `'BIGNUMERIC "' || bq_big_text($1) || '"'`,
    bool: 'CAST($1 AS VARCHAR)',
    bytes: 'bq_bytes_literal($1)',
    date: `'DATE "' || CAST($1 AS VARCHAR) || '"'`,
    datetime: `'DATETIME "' || bq_datetime_to_string($1) || '"'`,
    time: `'TIME "' || bq_time_to_string($1) || '"'`,
    timestamp: `'TIMESTAMP "' || bq_timestamp_to_string($1) || '"'`,
    interval: `'INTERVAL "' || bq_interval_to_string($1) || '" YEAR TO SECOND'`,
    json: "'JSON ' || bq_json_literal(CAST($1 AS VARCHAR))",
    null: "'NULL'",
  },
}

/** The text of any value, `NULL` for NULL. */
export function textOf(
  from: RewriteCall,
  value: Expression,
  type: SqlType,
  use: TextUse,
  depth = 0,
): Expression {
  const at = from.node
  const text = forms[use][type.kind]
  if (text !== undefined) return duckdb(`coalesce(${text}, 'NULL')`, [value], at)
  const name = `bq_text_${depth}`
  if (type.kind === 'array') {
    const items = mapped(value, name, (each) => textOf(from, each, type.element, use, depth + 1))
    return duckdb("coalesce('[' || array_to_string($1, ', ') || ']', 'NULL')", [items], at)
  }
  if (type.kind === 'struct') {
    const fields = (struct: Expression): Expression => {
      const pieces = type.fields.flatMap((field, index) => [
        string(at, index === 0 ? structStart(type.fields.length, use) : ', '),
        textOf(from, fieldAt(struct, index), field.type, use, depth + 1),
      ])
      return call(at, 'concat', [...pieces, string(at, ')')])
    }
    if (value.kind === 'struct') return fields(value)
    return bound(value, name, (each) => caseWhen(at, [[isNull(at, each), string(at, 'NULL')]], fields(each)))
  }
  return from.refuse(`FORMAT of a ${type.kind.toUpperCase()} with %t or %T cannot run on DuckDB.`)
}

function structStart(count: number, use: TextUse): string {
  return count === 1 && use === 'literal' ? 'STRUCT(' : '('
}
