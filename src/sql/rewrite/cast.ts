import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Cast, Expression, TypeName } from '../ast.ts'
import { cast } from '../ast-builders.ts'
import { bound } from '../functions/bound.ts'
import { isDecimalLiteral } from '../functions/signature.ts'
import { duckdb } from '../functions/template.ts'
import { textForms } from '../functions/text-form.ts'
import type { SqlType } from '../types.ts'
import { sameType } from '../types.ts'
import { bignumericConversion } from '../values/bignumeric.ts'
import { coerce, isIntegerLiteral, withIntegers } from '../values/coerce.ts'
import { recast } from '../values/recast.ts'
import { duckdbTypeName } from '../values/type-name.ts'
import { castWithFormat } from './cast-with-format.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'
import { rangeLiteral } from './range-literal.ts'
import { mayFail, obstacle, tried } from './safe.ts'

/**
 * How a value of one kind becomes another. `plain` is DuckDB's own cast, whose result is the same; everything else is
 * written out. A pair that is not here is no cast in GoogleSQL, or cannot be made equal.
 */
const conversions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  string: textForms,
  int64: {
    bool: 'plain',
    numeric: 'plain',
    float64: 'CAST(round($1) AS BIGINT)',
    string: 'bq_string_to_int64($1)',
    unknown: 'bq_any_to_int64($1)',
  },
  float64: {
    int64: 'plain',
    numeric: 'plain',
    string: 'bq_string_to_float64($1)',
    unknown: 'CAST($1 AS DOUBLE)',
  },
  numeric: {
    int64: 'plain',
    float64: 'bq_float_to_numeric($1)',
    string: 'bq_string_to_numeric($1)',
    unknown: 'plain',
  },
  bool: {
    int64: 'plain',
    string: 'bq_string_to_bool($1)',
    unknown: 'bq_string_to_bool(CAST($1 AS VARCHAR))',
  },
  bytes: { string: 'encode($1)' },
  date: {
    string: 'bq_string_to_date($1)',
    datetime: 'plain',
    timestamp: 'plain',
    unknown: 'bq_any_to_date($1)',
  },
  datetime: {
    string: 'bq_string_to_datetime($1)',
    date: 'plain',
    timestamp: "timezone('UTC', $1)",
    unknown: 'CAST($1 AS TIMESTAMP)',
  },
  time: {
    string: 'bq_string_to_time($1)',
    datetime: 'plain',
    timestamp: "CAST(timezone('UTC', $1) AS TIME)",
    unknown: 'plain',
  },
  timestamp: {
    string: 'bq_string_to_timestamp($1)',
    date: 'plain',
    datetime: "timezone('UTC', $1)",
    unknown: 'CAST($1 AS TIMESTAMPTZ)',
  },
  interval: { string: 'bq_string_to_interval($1)' },
  uuid: { string: 'plain' },
}

/** CAST and SAFE_CAST. */
export function rewriteCast(node: Cast, to: Rewriting): Expression {
  if (node.format !== undefined) return castWithFormat(node, node.format, to)
  if (node.timeZone !== undefined) {
    return refuse(
      to,
      node.timeZone,
      'CAST with AT TIME ZONE cannot run on DuckDB yet.',
      'Use TIMESTAMP(text, zone).',
    )
  }
  const wanted = to.typeOf(node)
  if (hasInnerParameters(node.type)) {
    return refuse(to, node.type, 'Sizes within ARRAY or STRUCT cannot run on DuckDB.', 'Leave them out.')
  }
  const operand = to.expression(node.operand)
  const from = to.typeOf(node.operand)
  if (!node.safe) return sized(node, converted(node, operand, from, wanted, to), wanted)
  const safely = (value: Expression): Expression => tried(converted(node, value, from, wanted, to), node, to)
  const apart = obstacle(operand) !== undefined || mayFail(node.operand)
  const value = !apart ? safely(operand) : bound(operand, to.fresh('safe'), safely)
  return sized(node, value, wanted)
}

/** `NUMERIC(10, 2)` rounds, and raises an error beyond its size; SAFE_CAST does so too. */
function sized(node: Cast, value: Expression, wanted: SqlType): Expression {
  const [size, scale = 0] = node.type.parameters.flatMap((each) =>
    each.kind === 'number' ? Number(each.text) : [],
  )
  if (size === undefined) return value
  switch (wanted.kind) {
    case 'numeric':
      return duckdb(`CAST(CAST($1 AS DECIMAL(${size}, ${scale})) AS DECIMAL(38, 9))`, [value], node)
    case 'bignumeric':
      return duckdb(`bq_big_sized($1, ${size}, ${scale})`, [value], node)
    case 'string':
      return duckdb(`bq_sized_text($1, ${size})`, [value], node)
    case 'bytes':
      return duckdb(`bq_sized_bytes($1, ${size})`, [value], node)
    default:
      return value
  }
}

function hasInnerParameters(type: TypeName): boolean {
  const inner = [...type.elements, ...type.fields.map((field) => field.type)]
  return inner.some((each) => each.parameters.length > 0 || hasInnerParameters(each))
}

function converted(
  node: Cast,
  operand: Expression,
  from: SqlType,
  wanted: SqlType,
  to: Rewriting,
): Expression {
  const type = duckdbTypeName(wanted, node)
  if (type === undefined) {
    const { name } = node.type
    if (wanted.kind === 'unknown') return reject(to, node.type, `There is no type ${name}.`, nearType(name))
    return refuse(to, node.type, `The type ${name} is not there in DuckDB.`)
  }
  if (from.kind === 'null' || operand.kind === 'parameter') return cast(node, operand, type)
  if (wanted.kind === 'range' && operand.kind === 'string')
    return rangeLiteral(node, operand.value, wanted, to)
  if (sameType(from, wanted)) return wanted.kind === 'int64' ? withIntegers(operand) : operand
  if (wanted.kind === 'array' || wanted.kind === 'struct') return nested(node, operand, from, wanted, to)
  if (from.kind === wanted.kind) return cast(node, operand, type)
  const how = conversions[wanted.kind]?.[from.kind]
  if (wanted.kind === 'numeric' && from.kind === 'float64' && isDecimalLiteral(node.operand))
    return coerce(operand, from, wanted)
  const big = bignumericConversion(operand, from, wanted)
  if (big !== undefined) return big
  if (how === undefined) {
    return noCast(node, from, wanted, to)
  }
  if (how !== 'plain') return duckdb(how, [isIntegerLiteral(operand) ? withIntegers(operand) : operand], node)
  return cast(node, operand, type)
}

const typeNames =
  'INT64 FLOAT64 NUMERIC BIGNUMERIC BOOL STRING BYTES DATE DATETIME TIME TIMESTAMP INTERVAL JSON ARRAY STRUCT RANGE'.split(
    ' ',
  )

function nearType(name: string): string {
  const near = didYouMean(name.toUpperCase(), typeNames)
  return near === undefined ? `The types are ${typeNames.join(', ')}.` : `Did you mean ${near}?`
}

/** Arrays and structs are cast element by element, and field by field in their order. */
function nested(node: Cast, operand: Expression, from: SqlType, wanted: SqlType, to: Rewriting): Expression {
  if (from.kind !== wanted.kind) return noCast(node, from, wanted, to)
  if (from.kind === 'struct' && wanted.kind === 'struct' && from.fields.length !== wanted.fields.length)
    return reject(to, node, 'The structs of this cast have different numbers of fields.')
  return recast(operand, from, wanted, (value, own, target) => converted(node, value, own, target, to))
}

/** Types whose casts are all known; a pair that is missing is no cast in GoogleSQL. */
const simple: ReadonlySet<SqlType['kind']> = new Set<SqlType['kind']>([
  ...(['int64', 'float64', 'numeric', 'bignumeric', 'bool', 'string', 'bytes', 'interval'] as const),
  ...(['date', 'datetime', 'time', 'timestamp', 'json', 'array', 'struct'] as const),
])

function noCast(node: Cast, from: SqlType, wanted: SqlType, to: Rewriting): never {
  const pair = `from ${from.kind.toUpperCase()} to ${wanted.kind.toUpperCase()}`
  return simple.has(from.kind) && simple.has(wanted.kind)
    ? reject(to, node, `There is no cast ${pair}.`, castHints[wanted.kind])
    : refuse(to, node, `A cast ${pair} cannot run on DuckDB.`)
}

const castHints: Partial<Record<SqlType['kind'], string>> = {
  date: 'DATE_FROM_UNIX_DATE makes a date of a number of days, PARSE_DATE of text.',
  timestamp: 'TIMESTAMP_SECONDS, TIMESTAMP_MILLIS and TIMESTAMP_MICROS make one of a number.',
  int64: 'UNIX_SECONDS and UNIX_DATE make a number of a time.',
  json: 'Use PARSE_JSON of text, TO_JSON of anything else.',
  string: 'Use TO_JSON_STRING.',
}
