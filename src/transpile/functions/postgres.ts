// PostgreSQL's functions. https://www.postgresql.org/docs/current/functions.html

import type { Expression, FromItem } from '../../sql/ast.ts'
import {
  binary,
  call,
  cast,
  column,
  identifier,
  number,
  query,
  select,
  selectItem,
} from '../../sql/ast-builders.ts'
import { asDate, dateForm, extract, formatted } from '../date-values.ts'
import { fromOraclePattern } from '../format-patterns.ts'
import { built, each, partOf, renamed, same, text } from '../rules.ts'
import type { FunctionRule, FunctionRules } from '../source-language.ts'
import { valueKind } from '../value-kind.ts'
import { commonFunctions, joinedText, orderInside, substring, truncated } from './common.ts'

const toChar: FunctionRule = built(2, ([value, pattern], node, notes) => {
  const elements = pattern?.kind === 'string' ? fromOraclePattern(pattern.value) : undefined
  if (elements === undefined) return undefined
  if (valueKind(value!) === 'unknown') notes.check(node, 'This is taken to format a date.')
  return formatted(node, elements, value!)
})

const parsed = (type: string): FunctionRule =>
  built(2, ([value, pattern], node) => {
    const elements = pattern?.kind === 'string' ? fromOraclePattern(pattern.value) : undefined
    return elements === undefined ? undefined : call(node, `PARSE_${type}`, [text(node, elements), value!])
  })

/** Only the first match is replaced, but with the flag g all are. */
const regexpReplace: FunctionRule = built(3, ([value, pattern, replacement, flags], node, notes) => {
  const all = flags?.kind === 'string' && flags.value.includes('g')
  if (!all) notes.check(node, 'PostgreSQL replaces the first match only, BigQuery all of them.')
  return call(node, 'REGEXP_REPLACE', [value!, pattern!, replacement!])
})

const datePartOf: FunctionRule = built(2, ([part, value], node) => {
  if (part?.kind === 'string' && part.value.toLowerCase() === 'epoch') {
    return call(node, 'UNIX_SECONDS', [
      dateForm(value!) === 'TIMESTAMP' ? value! : cast(node, value!, 'TIMESTAMP'),
    ])
  }
  const unit = partOf(part)
  if (unit === 'DAYOFWEEK') return binary(node, extract(node, unit, value!), '-', number(node, 1))
  return unit === undefined ? undefined : extract(node, unit === 'WEEK' ? 'ISOWEEK' : unit, value!)
})

/** NULLs are passed over. */
const extreme = (aggregate: 'MAX' | 'MIN'): FunctionRule =>
  built(1, (args, node) => {
    const { start, end } = node
    const each = column(node, 'each_value')
    const elements: Expression = { kind: 'array', elements: args, start, end }
    const alias = {
      kind: 'table-alias',
      name: identifier(node, 'each_value'),
      columns: [],
      start,
      end,
    } as const
    const from: FromItem = { kind: 'unnest', expressions: [elements], alias, start, end }
    const rows = select(node, [selectItem(node, call(node, aggregate, [each]))], from)
    return { kind: 'subquery', query: query(node, rows), start, end }
  })

const series: FunctionRule = (node, notes) => {
  notes.once(
    node,
    'GENERATE_SERIES gives rows, GENERATE_ARRAY one array: write UNNEST(GENERATE_ARRAY(...)) in FROM, and GENERATE_DATE_ARRAY of dates.',
  )
  return call(node, 'GENERATE_ARRAY', node.args)
}

export const postgresFunctions: FunctionRules = new Map<string, FunctionRule>([
  ...commonFunctions,
  ['NOW', (node) => call(node, 'CURRENT_TIMESTAMP', [])],
  ['CURRENT_TIMESTAMP', (node) => call(node, 'CURRENT_TIMESTAMP', [])],
  ['LOCALTIMESTAMP', (node) => call(node, 'CURRENT_DATETIME', [])],
  ['DATE_TRUNC', truncated(0, 1)],
  ['DATE_PART', datePartOf],
  ['TO_CHAR', toChar],
  ['TO_DATE', parsed('DATE')],
  ['TO_TIMESTAMP', parsed('TIMESTAMP')],
  ['CONCAT', (node) => joinedText(node.args, node)],
  ['BTRIM', renamed('TRIM')],
  ['CHAR_LENGTH', renamed('LENGTH')],
  ['OCTET_LENGTH', renamed('BYTE_LENGTH')],
  ['STRING_AGG', orderInside('STRING_AGG')],
  ['ARRAY_LENGTH', built(1, ([value], node) => call(node, 'ARRAY_LENGTH', [value!]))],
  ['CARDINALITY', renamed('ARRAY_LENGTH')],
  ['ARRAY_TO_STRING', same],
  ['STRING_TO_ARRAY', renamed('SPLIT')],
  ['GENERATE_SERIES', series],
  ['SUBSTRING', substring],
  ['SUBSTR', substring],
  ['GREATEST', extreme('MAX')],
  ['LEAST', extreme('MIN')],
  ['REGEXP_REPLACE', regexpReplace],
  ['RANDOM', renamed('RAND')],
  ['GEN_RANDOM_UUID', renamed('GENERATE_UUID')],
  ['MD5', built(1, ([value], node) => call(node, 'TO_HEX', [call(node, 'MD5', [value!])]))],
  [
    'LOG',
    (node) =>
      node.args.length === 1
        ? call(node, 'LOG10', node.args)
        : call(node, 'LOG', [node.args[1]!, node.args[0]!]),
  ],
  ['TRUNC', same],
  ['DIV', same],
  ['STARTS_WITH', same],
  ['TO_JSON', same],
  ['UNNEST', same],
  ...each(renamed('JSON_OBJECT'), 'JSON_BUILD_OBJECT JSONB_BUILD_OBJECT'),
  ['LAST_DAY', built(1, ([value], node) => call(node, 'LAST_DAY', [asDate(value!)]))],
  ['GETDATE', (node) => call(node, 'CURRENT_TIMESTAMP', [])],
])
