import type { Expression } from '../ast.ts'
import { call, cast, number, typeName } from '../ast-builders.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/** A rewrite of its own for BIGNUMERIC, and one for all other numbers. */
const wide =
  (text: string, other: DuckdbRewrite): DuckdbRewrite =>
  (from) =>
    from.result.kind === 'bignumeric' ? duckdb(text, from.args, from.node) : other(from)

const plainly =
  (text: string): DuckdbRewrite =>
  (from) =>
    duckdb(text, from.args, from.node)

/** The result as the number type that GoogleSQL gives, DuckDB's being narrower or of another scale. */
const asResult =
  (text: string): DuckdbRewrite =>
  (from) => {
    const value = duckdb(text, from.args, from.node)
    if (from.result.kind === 'numeric') return cast(from.node, value, typeName(from.node, 'DECIMAL', [38, 9]))
    return from.result.kind === 'int64' || text.startsWith('sign')
      ? cast(from.node, value, from.result.kind === 'int64' ? 'BIGINT' : 'DOUBLE')
      : value
  }

/** ROUND and TRUNC to a number of digits: FLOAT64 for whole numbers, else the number's own type. */
const toDigits =
  (name: string): DuckdbRewrite =>
  (from) => {
    const [value, digits] = from.args
    if (from.result.kind === 'bignumeric') return bignumericDigits(from, name, value!, digits)
    const numeric = from.result.kind === 'numeric'
    if (digits === undefined) return asResult(`${name}($1)`)(from)
    if (rounding(from, name) === 'even') {
      const text = 'CAST($1 AS VARCHAR)'
      return duckdb(
        `CAST(bq_big_text(bq_big_digits('even', bq_big_parse(${text}), CAST($2 AS BIGINT))) AS DECIMAL(38, 9))`,
        [value!, digits],
        from.node,
      )
    }
    const args: Expression[] = [value!, cast(digits, digits, 'INTEGER')]
    if (digits.kind === 'number') args[1] = digits
    if (!numeric) return call(from.node, `bq_${name}`, args)
    if (!isPlain(digits)) return call(from.node, `bq_numeric_${name}`, [value!, digits])
    return cast(from.node, call(from.node, name, args), typeName(from.node, 'DECIMAL', [38, 9]))
  }

function bignumericDigits(
  from: RewriteCall,
  name: string,
  value: Expression,
  digits: Expression | undefined,
): Expression {
  const places = digits ?? number(from.node, 0)
  return duckdb(
    `bq_big_digits('${rounding(from, name)}', $1, CAST($2 AS BIGINT))`,
    [value, places],
    from.node,
  )
}

/** The third argument of ROUND, which must be written out. */
function rounding(from: RewriteCall, name: string): string {
  const mode = from.written[2]
  if (mode === undefined) return name
  const known = mode.kind === 'string' ? modes[mode.value] : undefined
  return (
    known ??
    from.refuse(`${name.toUpperCase()} with this rounding mode cannot run on DuckDB.`, undefined, mode)
  )
}

const modes: Readonly<Record<string, string>> = {
  ROUND_HALF_EVEN: 'even',
  ROUND_HALF_AWAY_FROM_ZERO: 'round',
}

/** Digits that are written out, within those of a NUMERIC. */
function isPlain(digits: Expression): boolean {
  if (digits.kind !== 'unary' || digits.operand.kind !== 'number') return digits.kind === 'number'
  return digits.operator === '-' && Number(digits.operand.text) < 29
}

/** Functions without an end: of a NUMERIC they are exact to its last place, of a FLOAT64 DuckDB's own. */
const transcendental =
  (name: string, ofFloat: string): DuckdbRewrite =>
  (from) => {
    const math = (text: (n: number) => string, places: number): string =>
      `bq_decimal_math('${name}', ${text(1)}, ${from.args.length > 1 ? text(2) : "''"}, ${places})`
    if (from.result.kind === 'bignumeric') {
      const whole = math((n) => `bq_big_text($${n})`, 38)
      return duckdb(`bq_big_parse(${whole})`, from.args, from.node)
    }
    if (from.result.kind !== 'numeric') return duckdb(ofFloat, from.args, from.node)
    const whole = math((n) => `CAST($${n} AS VARCHAR)`, 9)
    return duckdb(`CAST(${whole} AS DECIMAL(38, 9))`, from.args, from.node)
  }

const floatOrNumeric = ['float64 -> float64', 'numeric -> numeric']
const anyDecimal = [...floatOrNumeric, 'bignumeric -> bignumeric']
const digits = [
  'float64, int64? -> float64',
  'numeric, int64?, string? -> numeric',
  'bignumeric, int64?, string? -> bignumeric',
]

const divide: DuckdbRewrite = (from) => {
  const numeric = from.result.kind === 'numeric'
  if (from.result.kind === 'bignumeric') return duckdb("bq_big_safe_op('/', $1, $2)", from.args, from.node)
  return call(from.node, numeric ? 'bq_safe_numeric_divide' : 'bq_safe_divide', from.args)
}

const safeOperator =
  (operator: '+' | '-' | '*'): DuckdbRewrite =>
  (from) => {
    if (from.result.kind === 'bignumeric')
      return duckdb(`bq_big_safe_op('${operator}', $1, $2)`, from.args, from.node)
    const product = operator === '*' && from.result.kind === 'numeric'
    if (from.result.kind === 'float64')
      return duckdb(`bq_safe_finite($1 ${operator} $2, $1, $2)`, from.args, from.node)
    return asResult(product ? 'TRY(bq_numeric_multiply($1, $2))' : `TRY($1 ${operator} $2)`)(from)
  }

const numbers = [
  'int64, int64 -> int64',
  'numeric, numeric -> numeric',
  'bignumeric, bignumeric -> bignumeric',
  'float64, float64 -> float64',
]
const wholes = [
  'int64, int64 -> int64',
  'numeric, numeric -> numeric',
  'bignumeric, bignumeric -> bignumeric',
]

export const mathematicalFunctions: readonly FunctionSpec[] = family('mathematical', [
  ['ABS', 'N -> N', wide('bq_big_abs($1)', plainly('abs($1)'))],
  [
    'SIGN',
    'N -> N',
    wide('bq_big_sign($1)', (from) =>
      from.result.kind === 'float64'
        ? duckdb('CASE WHEN isnan($1) THEN $1 ELSE CAST(sign($1) AS DOUBLE) END', from.args, from.node)
        : asResult('sign($1)')(from),
    ),
  ],
  ['IS_INF', 'float64 -> bool', 'isinf($1)'],
  ['IS_NAN', 'float64 -> bool', 'isnan($1)'],
  ['IEEE_DIVIDE', 'float64, float64 -> float64', 'bq_ieee_divide($1, $2)'],
  ['RAND', '-> float64', 'random()'],
  ['SQRT', anyDecimal, transcendental('sqrt', 'sqrt($1)')],
  ['CBRT', anyDecimal, transcendental('cbrt', 'cbrt($1)')],
  ['POW POWER', numbers.slice(1), transcendental('pow', 'bq_pow($1, $2)')],
  ['EXP', anyDecimal, transcendental('exp', 'bq_finite(exp($1), $1)')],
  ['LN', anyDecimal, transcendental('ln', 'bq_ln($1)')],
  [
    'LOG',
    ['float64, float64? -> float64', 'numeric, numeric? -> numeric', 'bignumeric, bignumeric? -> bignumeric'],
    (from) =>
      from.args.length === 1
        ? transcendental('ln', 'bq_ln($1)')(from)
        : transcendental('log', 'bq_log($1, $2)')(from),
  ],
  ['LOG10', anyDecimal, transcendental('log10', 'bq_log10($1)')],
  [
    'DIV',
    wholes,
    wide("bq_big_op('div', $1, $2)", (from) =>
      asResult(from.result.kind === 'numeric' ? 'bq_numeric_div($1, $2)' : 'bq_div($1, $2)')(from),
    ),
  ],
  ['MOD', wholes, wide("bq_big_op('mod', $1, $2)", asResult('bq_mod($1, $2)'))],
  ['SAFE_DIVIDE', numbers.slice(1), divide],
  ['SAFE_ADD', numbers, safeOperator('+')],
  ['SAFE_SUBTRACT', numbers, safeOperator('-')],
  ['SAFE_MULTIPLY', numbers, safeOperator('*')],
  ['SAFE_NEGATE', 'N -> N', wide("bq_big_safe_op('-', bq_big_parse('0'), $1)", plainly('TRY(-$1)'))],
  ['ROUND', digits, toDigits('round')],
  ['TRUNC', digits, toDigits('trunc')],
  ['CEIL CEILING', anyDecimal, wide("bq_big_digits('ceil', $1, 0)", asResult('ceil($1)'))],
  ['FLOOR', anyDecimal, wide("bq_big_digits('floor', $1, 0)", asResult('floor($1)'))],
  ['COS', 'float64 -> float64', 'bq_of_circle($1, cos(CASE WHEN isinf($1) THEN NULL ELSE $1 END))'],
  ['COSH', 'float64 -> float64', 'bq_finite(cosh($1), $1)'],
  ['ACOS', 'float64 -> float64', 'acos($1)'],
  ['ACOSH', 'float64 -> float64', 'bq_acosh($1)'],
  ['SIN', 'float64 -> float64', 'bq_of_circle($1, sin(CASE WHEN isinf($1) THEN NULL ELSE $1 END))'],
  ['SINH', 'float64 -> float64', 'bq_finite(sinh($1), $1)'],
  ['ASIN', 'float64 -> float64', 'asin($1)'],
  ['ASINH', 'float64 -> float64', 'asinh($1)'],
  ['TAN', 'float64 -> float64', 'bq_of_circle($1, tan(CASE WHEN isinf($1) THEN NULL ELSE $1 END))'],
  ['TANH', 'float64 -> float64', 'tanh($1)'],
  ['ATAN', 'float64 -> float64', 'atan($1)'],
  ['ATANH', 'float64 -> float64', 'bq_atanh($1)'],
  ['ATAN2', 'float64, float64 -> float64', 'atan2($1, $2)'],
  ['COT', 'float64 -> float64', 'bq_of_circle($1, cot(CASE WHEN isinf($1) THEN NULL ELSE $1 END))'],
  ['CSC', 'float64 -> float64', 'bq_divide(1, sin($1))'],
  ['SEC', 'float64 -> float64', 'bq_divide(1, cos($1))'],
  ['COTH', 'float64 -> float64', 'bq_divide(1, tanh($1))'],
  ['CSCH', 'float64 -> float64', 'bq_divide(1, sinh($1))'],
  ['SECH', 'float64 -> float64', 'bq_divide(1, cosh($1))'],
  ['PI', '-> float64', 'pi()'],
  ['RANGE_BUCKET', 'T, array<T> -> int64', 'bq_range_bucket($1, $2)'],
  [
    'BIT_COUNT',
    ['int64 -> int64', 'bytes -> int64'],
    (from) =>
      duckdb(
        from.targets[0]?.kind === 'bytes'
          ? 'CAST(CASE WHEN octet_length($1) = 0 THEN 0 ELSE bit_count(CAST($1 AS BIT)) END AS BIGINT)'
          : 'CAST(bit_count(CAST($1 AS BIGINT)) AS BIGINT)',
        from.args,
        from.node,
      ),
  ],
  ['COSINE_DISTANCE', 'array<float64>, array<float64> -> float64', 'bq_cosine_distance($1, $2)'],
  ['EUCLIDEAN_DISTANCE', 'array<float64>, array<float64> -> float64', 'bq_euclidean_distance($1, $2)'],
  ['PARSE_BIGNUMERIC', 'string -> bignumeric', 'bq_parse_bignumeric($1)'],
  ['PARSE_NUMERIC', 'string -> numeric', 'bq_parse_numeric($1)'],
])
