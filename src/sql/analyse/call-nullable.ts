// Whether a call may be NULL.

import type { Call, Window } from '../ast.ts'
import type { Value } from './scope.ts'
import type { Place, Work } from './work.ts'

const neverNull: ReadonlySet<string> = new Set([
  'COUNT',
  'COUNTIF',
  'COUNT_IF',
  'APPROX_COUNT_DISTINCT',
  'ROW_NUMBER',
  'RANK',
  'DENSE_RANK',
  'NTILE',
  'PERCENT_RANK',
  'CUME_DIST',
  'CURRENT_DATE',
  'CURRENT_TIMESTAMP',
  'CURRENT_DATETIME',
  'CURRENT_TIME',
  'NOW',
  'TODAY',
  'GENERATE_UUID',
  'UUID',
  'GEN_RANDOM_UUID',
  'RAND',
  'RANDOM',
  'PI',
  'COUNT_STAR',
])
const anyNotNull: ReadonlySet<string> = new Set(['COALESCE', 'IFNULL', 'CONCAT_WS'])
/** Not NULL if no argument is, for every value. */
const strictFunctions: ReadonlySet<string> = new Set([
  'UPPER',
  'LOWER',
  'TRIM',
  'LTRIM',
  'RTRIM',
  'LENGTH',
  'CHAR_LENGTH',
  'CONCAT',
  'REPLACE',
  'SUBSTR',
  'SUBSTRING',
  'ABS',
  'SIGN',
  'FLOOR',
  'CEIL',
  'CEILING',
  'ROUND',
  'TRUNC',
  'DATE_TRUNC',
  'TIMESTAMP_TRUNC',
  'DATETIME_TRUNC',
  'DATE_ADD',
  'DATE_SUB',
  'DATE_DIFF',
  'TIMESTAMP_DIFF',
  'TIMESTAMP_ADD',
  'TIMESTAMP_SUB',
  'FORMAT_DATE',
  'FORMAT_TIMESTAMP',
  'TO_HEX',
  'MD5',
  'SHA256',
  'FARM_FINGERPRINT',
  'GREATEST',
  'STARTS_WITH',
  'ENDS_WITH',
  'LAST_DAY',
])

/** BigQuery's alone: elsewhere the name may mean another function. */
const strictInBigquery: ReadonlySet<string> = new Set(
  `LEAST MOD DIV POW POWER SQRT EXP LN LOG10 REVERSE INITCAP LPAD RPAD REPEAT LEFT RIGHT REGEXP_REPLACE REGEXP_CONTAINS SPLIT
  STRPOS INSTR CONTAINS_SUBSTR DATE DATETIME TIMESTAMP TIME UNIX_DATE UNIX_SECONDS UNIX_MILLIS UNIX_MICROS TIMESTAMP_SECONDS
  TIMESTAMP_MILLIS TIMESTAMP_MICROS DATE_FROM_UNIX_DATE PARSE_DATE PARSE_TIMESTAMP PARSE_DATETIME PARSE_TIME FORMAT
  FORMAT_DATETIME FORMAT_TIME DATETIME_ADD DATETIME_SUB DATETIME_DIFF TIME_ADD TIME_SUB TIME_DIFF TIME_TRUNC ARRAY_LENGTH
  ARRAY_CONCAT ARRAY_REVERSE GENERATE_ARRAY GENERATE_DATE_ARRAY GENERATE_TIMESTAMP_ARRAY SHA1 SHA512 TO_BASE64 FROM_BASE64
  BYTE_LENGTH OCTET_LENGTH CHARACTER_LENGTH TRANSLATE NORMALIZE STRING`.split(/\s+/),
)

/** Aggregates that give a value wherever each row of a group has one. */
const filledAggregates: ReadonlySet<string> = new Set(
  `MIN MAX SUM AVG ANY_VALUE LOGICAL_AND LOGICAL_OR BOOL_AND BOOL_OR BIT_AND BIT_OR BIT_XOR STRING_AGG ARRAY_AGG LIST
  MAX_BY MIN_BY FIRST_VALUE LAST_VALUE PERCENTILE_CONT PERCENTILE_DISC`.split(/\s+/),
)

/** False: the call is never NULL. Undefined: that is not known. */
export function callNullable(
  name: string,
  node: Call,
  args: readonly Value[],
  place: Place,
  work: Work,
): boolean | undefined {
  if (node.safe) return undefined
  if (filledAggregates.has(name)) {
    const filled = node.over === undefined ? place.select.filledGroups : seesItself(node.over, place)
    const plain = node.having === undefined && node.filter === undefined
    return filled && plain && args.length > 0 && args.every(({ nullable }) => nullable === false)
      ? false
      : undefined
  }
  if ((name === 'LAG' || name === 'LEAD') && args.length === 3)
    return args.every(({ nullable }) => nullable === false) ? false : undefined
  if (neverNull.has(name)) return false
  if (anyNotNull.has(name)) return args.some((arg) => arg.nullable === false) ? false : undefined
  const known =
    args.length > 0 && args.every((arg, i) => arg.nullable === false || node.args[i]?.kind === 'date-part')
  const strict = strictFunctions.has(name) || (work.dialect === 'bigquery' && strictInBigquery.has(name))
  if (strict) return known ? false : undefined
  if (name === 'IF') return args.slice(1).every((arg) => arg.nullable === false) ? false : undefined
  return undefined
}

/** Without a frame, a row's window has at least the row itself. */
function seesItself(window: Window, place: Place): boolean {
  if (window.frame !== undefined) return false
  if (window.base === undefined) return true
  const base = place.select.windows.get(window.base.name.toLowerCase())
  return base !== undefined && seesItself(base.window, place)
}
