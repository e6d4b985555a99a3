// Snowflake's functions. https://docs.snowflake.com/en/sql-reference/functions-all

import { binary, call, cast, isNull, number } from '../../sql/ast-builders.ts'
import { addTo, asDate, between, dateForm, extract, formatted } from '../date-values.ts'
import { fromOraclePattern } from '../format-patterns.ts'
import { built, each, partOf, renamed, same, text } from '../rules.ts'
import type { FunctionRule, FunctionRules } from '../source-language.ts'
import { valueKind } from '../value-kind.ts'
import { commonFunctions, decode, orderInside, truncated } from './common.ts'

const added = (form: 'DATE' | 'DATETIME' | 'TIMESTAMP' | undefined): FunctionRule =>
  built(3, ([part, amount, value], node) => {
    const unit = partOf(part)
    if (unit === undefined) return undefined
    return addTo(node, form === undefined ? value! : cast(node, value!, form), amount!, unit)
  })

/** Weeks begin on Monday. */
const difference: FunctionRule = built(3, ([part, from, to], node) => {
  const unit = partOf(part)
  if (unit === undefined) return undefined
  return unit === 'WEEK' ? between(node, from!, to!, 'ISOWEEK') : between(node, from!, to!, unit)
})

/** Weekdays count from 0 on Sunday, weeks are those of ISO. */
const datePartOf: FunctionRule = built(2, ([part, value], node) => {
  const unit = partOf(part)
  if (unit === undefined) return undefined
  if (unit === 'DAYOFWEEK') return binary(node, extract(node, unit, value!), '-', number(node, 1))
  return extract(node, unit === 'WEEK' ? 'ISOWEEK' : unit, value!)
})

/** The base comes first. */
const log: FunctionRule = built(2, ([base, value], node) => call(node, 'LOG', [value!, base!]))

/** NULL where anything is NULL. */
const concatWs: FunctionRule = built(2, ([separator, ...rest], node) =>
  call(
    node,
    'CONCAT',
    rest.flatMap((each, index) => (index === 0 ? [each] : [separator!, each])),
  ),
)

const regexpSubstring: FunctionRule = (node, notes) => {
  const [value, pattern] = node.args
  if (value === undefined || pattern === undefined || node.args.length > 2) return undefined
  if (pattern.kind !== 'string' || /\((?!\?)/.test(pattern.value))
    notes.check(
      node,
      'REGEXP_SUBSTR gives the whole match, REGEXP_EXTRACT the group in brackets: write (?:...) there.',
    )
  return call(node, 'REGEXP_EXTRACT', [value, pattern])
}

/** Dates by pattern; numbers and other values as BigQuery writes them. */
const toText: FunctionRule = built(1, ([value, pattern], node, notes) => {
  if (pattern === undefined) return cast(node, value!, 'STRING')
  const elements = pattern.kind === 'string' ? fromOraclePattern(pattern.value) : undefined
  if (elements === undefined) return undefined
  if (valueKind(value!) === 'unknown') notes.check(node, 'This is taken to format a date.')
  return formatted(node, elements, value!)
})

const toDate = (type: 'DATE' | 'TIMESTAMP' | 'DATETIME', safe: boolean): FunctionRule =>
  built(1, ([value, pattern], node) => {
    if (pattern === undefined) return cast(node, value!, type, safe)
    const elements = pattern.kind === 'string' ? fromOraclePattern(pattern.value) : undefined
    return elements === undefined
      ? undefined
      : call(node, `PARSE_${type}`, [text(node, elements), value!], { safe })
  })

/** Without a scale a whole number. */
const toNumber = (safe: boolean): FunctionRule =>
  built(1, ([value, ...more], node) => {
    if (more.some((arg) => arg.kind !== 'number')) return undefined
    const scale = more[1] ?? number(node, 0)
    return call(node, 'ROUND', [cast(node, value!, 'NUMERIC', safe), scale])
  })

/** REGEXP_LIKE matches the whole text. */
const regexpLike: FunctionRule = built(2, ([value, pattern], node) =>
  pattern?.kind === 'string'
    ? call(node, 'REGEXP_CONTAINS', [value!, text(pattern, `^(?:${pattern.value})$`)])
    : undefined,
)

const ratio: FunctionRule = built(1, ([value], node) =>
  call(node, 'SAFE_DIVIDE', [value!, call(node, 'SUM', [value!], { over: node.over })]),
)

const div0: FunctionRule = built(2, ([value, divisor], node) =>
  call(node, 'IF', [
    binary(node, divisor!, '=', number(node, 0)),
    number(node, 0),
    binary(node, value!, '/', divisor!),
  ]),
)

export const snowflakeFunctions: FunctionRules = new Map<string, FunctionRule>([
  ...commonFunctions,
  ['IFF', renamed('IF')],
  ['COUNT_IF', renamed('COUNTIF')],
  ['ZEROIFNULL', built(1, ([value], node) => call(node, 'IFNULL', [value!, number(node, 0)]))],
  ['NULLIFZERO', built(1, ([value], node) => call(node, 'NULLIF', [value!, number(node, 0)]))],
  ['DECODE', decode],
  ['DIV0', div0],
  [
    'DIV0NULL',
    built(2, ([value, divisor], node) =>
      call(node, 'IF', [
        binary(node, call(node, 'IFNULL', [divisor!, number(node, 0)]), '=', number(node, 0)),
        number(node, 0),
        binary(node, value!, '/', divisor!),
      ]),
    ),
  ],
  ['RATIO_TO_REPORT', ratio],
  [
    'LISTAGG',
    (node) =>
      call(node, 'STRING_AGG', node.args.length === 1 ? [node.args[0]!, text(node, '')] : node.args, {
        distinct: node.distinct,
        orderBy: node.orderBy,
        over: node.over,
      }),
  ],
  ['STRING_AGG', orderInside('STRING_AGG')],
  ['BOOLAND_AGG', renamed('LOGICAL_AND')],
  ['BOOLOR_AGG', renamed('LOGICAL_OR')],
  [
    'MEDIAN',
    built(1, ([value], node, notes) => {
      if (node.over === undefined) {
        notes.check(
          node,
          'MEDIAN is a window function in BigQuery, PERCENTILE_CONT(x, 0.5) OVER (): take it in a WITH table and group outside, or use APPROX_QUANTILES.',
        )
      }
      return call(
        node,
        'PERCENTILE_CONT',
        [value!, { kind: 'number', text: '0.5', integer: false, start: node.start, end: node.end }],
        {
          over: node.over ?? {
            kind: 'window',
            partitionBy: [],
            orderBy: [],
            start: node.start,
            end: node.end,
          },
        },
      )
    }),
  ],
  [
    'CONTAINS',
    built(2, ([value, part], node) =>
      binary(node, call(node, 'STRPOS', [value!, part!]), '>', number(node, 0)),
    ),
  ],
  ['STARTSWITH', renamed('STARTS_WITH')],
  ['ENDSWITH', renamed('ENDS_WITH')],
  [
    'CHARINDEX',
    built(2, ([part, value, from], node) =>
      from === undefined ? call(node, 'STRPOS', [value!, part!]) : call(node, 'INSTR', [value!, part!, from]),
    ),
  ],
  ['LEN', renamed('LENGTH')],
  ['CONCAT', same],
  ['REGEXP_LIKE', regexpLike],
  ['RLIKE', regexpLike],
  ['REGEXP_REPLACE', same],
  ['REGEXP_SUBSTR', regexpSubstring],
  ['LOG', log],
  ['CONCAT_WS', concatWs],
  ['SPLIT', same],
  ['DATEADD', added(undefined)],
  ['TIMESTAMPADD', added(undefined)],
  ['DATEDIFF', difference],
  ['TIMESTAMPDIFF', difference],
  ['DATE_TRUNC', truncated(0, 1)],
  ['DATE_PART', datePartOf],
  ...['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND', 'QUARTER'].map((part): [string, FunctionRule] => [
    part,
    built(1, ([value], node) => extract(node, part, value!)),
  ]),
  ['DAYNAME', built(1, ([value], node) => formatted(node, '%a', value!))],
  ['MONTHNAME', built(1, ([value], node) => formatted(node, '%b', value!))],
  [
    'LAST_DAY',
    built(1, ([value], node) => {
      const date = asDate(value!)
      return call(node, 'LAST_DAY', [dateForm(date) === 'DATE' ? date : call(node, 'DATE', [date])])
    }),
  ],
  ['DATE_FROM_PARTS', renamed('DATE')],
  ['GETDATE', (node) => call(node, 'CURRENT_TIMESTAMP', [])],
  ['SYSDATE', (node) => call(node, 'CURRENT_DATETIME', [])],
  ['CURRENT_TIMESTAMP', (node) => call(node, 'CURRENT_TIMESTAMP', [])],
  ...each(toText, 'TO_CHAR TO_VARCHAR'),
  ['TO_DATE', toDate('DATE', false)],
  ['TRY_TO_DATE', toDate('DATE', true)],
  ...each(toDate('DATETIME', false), 'TO_TIMESTAMP TO_TIMESTAMP_NTZ'),
  ['TRY_TO_TIMESTAMP', toDate('DATETIME', true)],
  ...each(toNumber(false), 'TO_NUMBER TO_DECIMAL TO_NUMERIC'),
  ...each(toNumber(true), 'TRY_TO_NUMBER TRY_TO_DECIMAL TRY_TO_NUMERIC'),
  ['TO_BOOLEAN', built(1, ([value], node) => cast(node, value!, 'BOOL'))],
  ['PARSE_JSON', same],
  ['OBJECT_CONSTRUCT', renamed('JSON_OBJECT')],
  ['ARRAY_CONSTRUCT', (node) => ({ kind: 'array', elements: node.args, start: node.start, end: node.end })],
  ['ARRAY_SIZE', renamed('ARRAY_LENGTH')],
  ['ARRAY_TO_STRING', same],
  ['UUID_STRING', renamed('GENERATE_UUID')],
  ['MD5', built(1, ([value], node) => call(node, 'TO_HEX', [call(node, 'MD5', [value!])]))],
  [
    'SHA2',
    built(1, ([value, size], node) => {
      const bits = size === undefined ? '256' : size.kind === 'number' ? size.text : ''
      return /^(256|512)$/.test(bits) ? call(node, 'TO_HEX', [call(node, `SHA${bits}`, [value!])]) : undefined
    }),
  ],
  ['EQUAL_NULL', built(2, ([left, right], node) => binary(node, left!, 'is not distinct from', right!))],
  ['SQUARE', built(1, ([value], node) => call(node, 'POW', [value!, number(node, 2)]))],
  ['IS_NULL_VALUE', built(1, ([value], node) => isNull(node, value!))],
])
