import type { Expression } from '../ast.ts'
import { binary, call, string } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

const specifier = /%([-+ #0']*)(\*|\d+)?(?:\.(\*|\d+))?([a-zA-Z%])|[^%]+|%/g

/** FORMAT with a format that is written out, as the texts of its pieces one after the other. */
export const formatCall: DuckdbRewrite = (from) => {
  const format = from.args[0]
  if (format?.kind !== 'string') {
    return from.refuse(
      'FORMAT needs a format that is written out to run on DuckDB.',
      undefined,
      from.written[0],
    )
  }
  const parts: Expression[] = []
  let next = 1
  for (const [whole, flags, width, precision, letter] of format.value.matchAll(specifier)) {
    if (letter === undefined) {
      parts.push(string(from.node, whole))
    } else if (letter === '%') {
      parts.push(string(from.node, '%'))
    } else {
      if (width === '*' || precision === '*')
        return from.refuse('FORMAT with * cannot run on DuckDB.', undefined, from.written[0])
      if (next >= from.args.length)
        return from.refuse('FORMAT has more specifiers than arguments.', undefined, from.written[0])
      parts.push(piece(from, { whole, flags: flags ?? '', width, precision, letter }, next++))
    }
  }
  if (next < from.args.length)
    return from.refuse('FORMAT has more arguments than specifiers.', undefined, from.written[0])
  if (parts.length === 0) return string(from.node, '')
  return parts.reduce((left, right) => binary(from.node, left, '||', right))
}

interface Specifier {
  readonly whole: string
  readonly flags: string
  readonly width: string | undefined
  readonly precision: string | undefined
  readonly letter: string
}

function piece(from: RewriteCall, spec: Specifier, index: number): Expression {
  const value = from.args[index]!
  const type = from.types[index]!
  switch (spec.letter) {
    case 'd':
    case 'i':
      return whole(from, spec, value, type)
    case 'f':
    case 'F':
      return fraction(from, spec, value, type)
    case 'x':
    case 'X':
    case 'o':
    case 'e':
    case 'E':
    case 'g':
    case 'G':
      return printf(from, spec, value, type.kind === 'int64' ? 'BIGINT' : 'DOUBLE')
    case 's':
      if (type.kind !== 'string' && type.kind !== 'unknown') return wrong(from, spec, type)
      return padded(from, spec, value)
    case 't':
    case 'T':
      return padded(
        from,
        spec,
        duckdb("coalesce($1, 'NULL')", [readable(from, value, type, spec.letter === 'T')], from.node),
      )
    default:
      return wrong(from, spec, type)
  }
}

function wrong(from: RewriteCall, spec: Specifier, type: SqlType): never {
  return from.refuse(
    `FORMAT with ${spec.whole} for a ${type.kind.toUpperCase()} cannot run on DuckDB.`,
    'Cast the value to STRING and use %s.',
    from.written[0],
  )
}

function whole(from: RewriteCall, spec: Specifier, value: Expression, type: SqlType): Expression {
  if (type.kind !== 'int64' && type.kind !== 'unknown' && type.kind !== 'null') return wrong(from, spec, type)
  if (!spec.flags.includes("'")) return printf(from, spec, value, 'BIGINT')
  if (spec.flags !== "'") return wrong(from, spec, type)
  return padded(from, spec, duckdb("format('{:,}', CAST($1 AS BIGINT))", [value], from.node))
}

function fraction(from: RewriteCall, spec: Specifier, value: Expression, type: SqlType): Expression {
  if (!['float64', 'numeric', 'int64', 'unknown'].includes(type.kind) || type.kind === 'int64')
    return wrong(from, spec, type)
  if (!spec.flags.includes("'")) {
    if (type.kind === 'numeric') return wrong(from, spec, type)
    return printf(from, spec, value, 'DOUBLE')
  }
  if (spec.flags !== "'" || type.kind === 'numeric') return wrong(from, spec, type)
  const pattern = string(from.node, `{:,.${spec.precision ?? '6'}f}`)
  return padded(from, spec, duckdb('format($2, CAST($1 AS DOUBLE))', [value, pattern], from.node))
}

function printf(from: RewriteCall, spec: Specifier, value: Expression, type: string): Expression {
  if (spec.flags.includes("'")) return wrong(from, spec, { kind: 'unknown' })
  const precision = spec.precision === undefined ? '' : `.${spec.precision}`
  const letter = spec.letter === 'i' ? 'd' : spec.letter
  const pattern = string(from.node, `%${spec.flags}${spec.width ?? ''}${precision}${letter}`)
  return duckdb(`printf($2, CAST($1 AS ${type}))`, [value, pattern], from.node)
}

/** Padding to a width; the minus sign sets the text to the left. */
function padded(from: RewriteCall, spec: Specifier, value: Expression): Expression {
  const cut =
    spec.precision === undefined || spec.letter !== 's'
      ? value
      : call(from.node, 'left', [
          value,
          { kind: 'number', text: spec.precision, integer: true, start: from.node.start, end: from.node.end },
        ])
  if (spec.width === undefined) return cut
  const name = spec.flags.includes('-') ? 'bq_pad_right' : 'bq_pad_left'
  return duckdb(`${name}($1, ${spec.width})`, [cut], from.node)
}

/** %t writes a value as people read it, %T as it would stand in SQL. */
function readable(from: RewriteCall, value: Expression, type: SqlType, literal: boolean): Expression {
  const text = (literal ? literalForms : plainForms)[type.kind]
  if (text === undefined)
    return from.refuse(`FORMAT of a ${type.kind.toUpperCase()} with %t or %T cannot run on DuckDB.`)
  return duckdb(text, [value], from.node)
}

const plainForms: Readonly<Record<string, string>> = {
  string: '$1',
  int64: 'CAST($1 AS VARCHAR)',
  float64: 'bq_float_to_text($1)',
  numeric: 'bq_numeric_to_string($1)',
  bool: 'CAST($1 AS VARCHAR)',
  date: 'CAST($1 AS VARCHAR)',
  datetime: 'bq_datetime_to_string($1)',
  time: 'bq_time_to_string($1)',
  timestamp: 'bq_timestamp_to_string($1)',
  null: 'CAST($1 AS VARCHAR)',
}

const literalForms: Readonly<Record<string, string>> = {
  int64: 'CAST($1 AS VARCHAR)',
  bool: 'CAST($1 AS VARCHAR)',
  date: `'DATE "' || CAST($1 AS VARCHAR) || '"'`,
  datetime: `'DATETIME "' || bq_datetime_to_string($1) || '"'`,
  timestamp: `'TIMESTAMP "' || bq_timestamp_to_string($1) || '"'`,
  null: 'CAST($1 AS VARCHAR)',
}
