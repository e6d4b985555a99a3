import type { Expression } from '../ast.ts'
import { binary, call, number, string } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'
import { textOf } from './text-value.ts'

const specifier = /%([-+ #0']*)(\*|\d+)?(?:\.(\*|\d*))?([a-zA-Z%])|[^%]+|%/g

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
  const taken = (): number => {
    if (next >= from.args.length)
      return from.reject('FORMAT has more specifiers than arguments.', undefined, from.written[0])
    return next++
  }
  const size = (text: string | undefined): Size | undefined => {
    if (text !== '*') return text === undefined ? undefined : number(from.node, Number(text))
    return duckdb('CAST($1 AS INTEGER)', [from.args[taken()]!], from.node)
  }
  for (const [whole, flags = '', width, precision, letter] of format.value.matchAll(specifier)) {
    if (letter === undefined) parts.push(string(from.node, whole))
    else if (letter === '%') parts.push(string(from.node, '%'))
    else {
      const spec = { whole, flags, width: size(width), precision: size(precision), letter }
      parts.push(piece(from, spec, taken()))
    }
  }
  if (next < from.args.length)
    return from.reject('FORMAT has more arguments than specifiers.', undefined, from.written[0])
  if (parts.length === 0) return string(from.node, '')
  return parts.reduce((left, right) => binary(from.node, left, '||', right))
}

type Size = Expression

interface Specifier {
  readonly whole: string
  readonly flags: string
  readonly width: Size | undefined
  readonly precision: Size | undefined
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
    case 'e':
    case 'E':
    case 'g':
    case 'G':
      return fraction(from, spec, value, type)
    case 'x':
    case 'X':
    case 'o':
      return type.kind === 'int64' || type.kind === 'unknown'
        ? unsignedLetter(from, spec, value)
        : wrong(from, spec, type)
    case 's':
      if (type.kind !== 'string' && type.kind !== 'unknown' && type.kind !== 'null')
        return wrong(from, spec, type)
      // A text ends at a zero character here, and here alone.
      return padded(
        from,
        spec,
        type.kind !== 'string' || value.kind === 'string'
          ? value
          : call(from.node, 'bq_before_zero', [value]),
      )
    case 't':
    case 'T':
      return padded(from, spec, textOf(from, value, type, spec.letter === 'T' ? 'literal' : 'plain'))
    case 'p':
    case 'P':
      if (type.kind !== 'json') return wrong(from, spec, type)
      return padded(
        from,
        spec,
        duckdb(
          spec.letter === 'p' ? 'CAST($1 AS VARCHAR)' : 'bq_json_pretty(CAST($1 AS VARCHAR))',
          [value],
          from.node,
        ),
      )
    default:
      return wrong(from, spec, type)
  }
}

/** What each letter takes; others are none. */
const takenKinds: Readonly<Record<string, readonly SqlType['kind'][]>> = {
  ...each('dioxX', ['int64']),
  ...each('fFeEgG', ['float64', 'numeric', 'bignumeric', 'int64']),
  ...each('s', ['string']),
  ...each('pP', ['json']),
}

function each(
  letters: string,
  kinds: readonly SqlType['kind'][],
): Record<string, readonly SqlType['kind'][]> {
  return Object.fromEntries([...letters].map((letter) => [letter, kinds]))
}

function wrong(from: RewriteCall, spec: Specifier, type: SqlType): never {
  const kinds = takenKinds[spec.letter]
  const isWrong = kinds === undefined || !kinds.includes(type.kind)
  if (isWrong && type.kind !== 'unknown' && type.kind !== 'null') {
    const message =
      kinds === undefined
        ? `FORMAT knows no %${spec.letter}.`
        : `FORMAT with %${spec.letter} takes no ${type.kind.toUpperCase()}.`
    return from.reject(
      message,
      'Use %t, which takes every type, or cast the value to STRING.',
      from.written[0],
    )
  }
  return from.refuse(
    `FORMAT with ${spec.whole} for a ${type.kind.toUpperCase()} cannot run on DuckDB.`,
    'Cast the value to STRING and use %s.',
    from.written[0],
  )
}

function whole(from: RewriteCall, spec: Specifier, value: Expression, type: SqlType): Expression {
  if (type.kind !== 'int64' && type.kind !== 'unknown' && type.kind !== 'null') return wrong(from, spec, type)
  if (!spec.flags.includes("'")) return printf(from, spec, value, 'BIGINT')
  if (!/^['-]+$/.test(spec.flags)) return wrong(from, spec, type)
  return padded(from, spec, duckdb("format('{:,}', CAST($1 AS BIGINT))", [value], from.node))
}

/** GoogleSQL writes a negative number as a sign and its size, where C's printf shows the bits. */
function unsignedLetter(from: RewriteCall, spec: Specifier, value: Expression): Expression {
  const { flags, width, precision, letter } = spec
  const isPlain = precision === undefined && (width === undefined || width.kind === 'number')
  if (!isPlain || flags.includes("'")) return wrong(from, spec, { kind: 'unknown' })
  const align = flags.includes('-') ? '<' : flags.includes('0') ? '' : '>'
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const zero = align === '' ? '0' : ''
  const size = width === undefined ? '' : width.text
  const pattern = `{:${align}${sign}${flags.includes('#') ? '#' : ''}${zero}${size}${letter}}`
  return duckdb('format($2, CAST($1 AS BIGINT))', [value, string(from.node, pattern)], from.node)
}

function fraction(from: RewriteCall, spec: Specifier, value: Expression, type: SqlType): Expression {
  if (type.kind === 'numeric' || type.kind === 'bignumeric') return decimal(from, spec, value, type)
  if (!['float64', 'unknown', 'null'].includes(type.kind)) return wrong(from, spec, type)
  if (!spec.flags.includes("'")) return printf(from, spec, value, 'DOUBLE')
  const { precision } = spec
  if (!/^['-]+$/.test(spec.flags) || !/[fF]/.test(spec.letter)) return wrong(from, spec, type)
  if (precision !== undefined && precision.kind !== 'number') return wrong(from, spec, type)
  const pattern = string(from.node, `{:,.${precision?.text ?? '6'}f}`)
  return padded(from, spec, duckdb(`format($2, ${unsigned})`, [value, pattern], from.node))
}

/** A NUMERIC is rounded half away from zero, whatever a FLOAT64 of its value would do. */
function decimal(from: RewriteCall, spec: Specifier, value: Expression, type: SqlType): Expression {
  const { precision } = spec
  if (!/[fF]/.test(spec.letter) || !/^['-]*$/.test(spec.flags)) return wrong(from, spec, type)
  if (precision !== undefined && precision.kind !== 'number') return wrong(from, spec, type)
  const places = precision === undefined ? 6 : Number(precision.text)
  const wide = type.kind === 'bignumeric' ? `bq_big_fixed($1, ${places})` : undefined
  const zeros = places > 9 ? ` || '${'0'.repeat(places - 9)}'` : ''
  const text = wide ?? `CAST(CAST($1 AS DECIMAL(38, ${Math.min(places, 9)})) AS VARCHAR)${zeros}`
  const grouped = spec.flags.includes("'") ? `bq_grouped(${text})` : text
  return padded(from, spec, duckdb(grouped, [value], from.node))
}

/** GoogleSQL writes -0.0 as 0 here, unlike %t. */
const unsigned = '(CAST($1 AS DOUBLE) + CAST(0 AS DOUBLE))'

function printf(
  from: RewriteCall,
  spec: Specifier,
  value: Expression,
  type: 'BIGINT' | 'DOUBLE',
): Expression {
  const { width, precision } = spec
  if (spec.flags.includes("'")) return wrong(from, spec, { kind: 'unknown' })
  const letter = spec.letter === 'i' ? 'd' : spec.letter
  const start = `%${spec.flags}`
  const plain = (size: Size | undefined): size is undefined | Extract<Expression, { kind: 'number' }> =>
    size === undefined || size.kind === 'number'
  if (plain(width) && plain(precision)) {
    const pattern =
      start + (width?.text ?? '') + (precision === undefined ? '' : `.${precision.text}`) + letter
    const name = type === 'DOUBLE' && /[fF]/.test(letter) ? 'bq_printf' : 'printf'
    return duckdb(
      `${name}($2, ${type === 'DOUBLE' ? unsigned : 'CAST($1 AS BIGINT)'})`,
      [value, string(from.node, pattern)],
      from.node,
    )
  }
  const pieces = [
    string(from.node, start),
    ...(width === undefined ? [] : [width]),
    ...(precision === undefined ? [] : [string(from.node, '.'), precision]),
    string(from.node, letter),
  ]
  const number = type === 'DOUBLE' ? unsigned : 'CAST($1 AS BIGINT)'
  return duckdb(`printf($2, ${number})`, [value, call(from.node, 'concat', pieces)], from.node)
}

/** Padding to a width; the minus sign sets the text to the left. */
function padded(from: RewriteCall, spec: Specifier, value: Expression): Expression {
  const { precision, width } = spec
  const cut =
    precision === undefined || spec.letter !== 's' ? value : call(from.node, 'left', [value, precision])
  if (width === undefined) return cut
  if (width.kind !== 'number') {
    return duckdb(
      'CASE WHEN $2 < 0 THEN bq_pad_right($1, -$2) ELSE bq_pad_left($1, $2) END',
      [cut, width],
      from.node,
    )
  }
  const name = spec.flags.includes('-') ? 'bq_pad_right' : 'bq_pad_left'
  return call(from.node, name, [cut, width])
}
