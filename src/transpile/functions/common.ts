// What several engines share under other names than BigQuery's.

import type { Expression } from '../../sql/ast.ts'
import { binary, call, caseWhen, cast, isNull, nullLiteral, number } from '../../sql/ast-builders.ts'
import { asDate, dateForm, datePart } from '../date-values.ts'
import { built, each, partOf, renamed, reordered, same, text } from '../rules.ts'
import type { FunctionRule } from '../source-language.ts'

/** `DATE_TRUNC(value, part)` in the value's form; `order` says where the part stands. */
export function truncated(part: number, value: number): FunctionRule {
  return built(2, (args, node) => {
    const unit = partOf(args[part])
    if (unit === undefined) return undefined
    const date = asDate(args[value]!)
    // PostgreSQL's, Snowflake's and T-SQL's weeks of DATE_TRUNC begin on Monday or by a setting.
    return call(node, `${dateForm(date)}_TRUNC`, [
      date,
      unit === 'WEEK' ? datePart(node, 'WEEK', 'MONDAY') : datePart(node, unit),
    ])
  })
}

/** Counts from 1: a start of 0 is a place before the text, where nothing stands. */
export const substring: FunctionRule = (node) => {
  const [value, start, length] = node.args
  if (value === undefined || start === undefined) return undefined
  const isBefore = start.kind === 'number' && Number(start.text) === 0
  const rest =
    length === undefined ? undefined : isBefore ? binary(node, length, '-', number(node, 1)) : length
  const from = isBefore ? number(node, 1) : start
  return call(node, 'SUBSTR', [value, from, ...(rest === undefined ? [] : [rest])])
}

/** `NULL` arguments count as empty text. */
export function joinedText(args: readonly Expression[], at: Expression): Expression {
  return call(
    at,
    'CONCAT',
    args.map((arg) =>
      arg.kind === 'string' ? arg : call(at, 'IFNULL', [cast(at, arg, 'STRING'), text(at, '')]),
    ),
  )
}

/** CONCAT_WS(separator, a, b): NULLs are left out. */
const concatWs: FunctionRule = built(2, ([separator, ...rest], node) =>
  call(node, 'ARRAY_TO_STRING', [
    {
      kind: 'array',
      elements: rest.map((arg) => cast(node, arg, 'STRING')),
      start: node.start,
      end: node.end,
    },
    separator!,
  ]),
)

/** An aggregate over an ordered set, with the order inside: `STRING_AGG(x, ',' ORDER BY y)`. */
export function orderInside(name: string): FunctionRule {
  return (node) =>
    call(node, name, node.args, {
      distinct: node.distinct,
      orderBy: node.orderBy,
      limit: node.limit,
      over: node.over,
    })
}

/** `PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x)` as a window function; BigQuery has it as no aggregate. */
export function percentile(name: string): FunctionRule {
  return (node, notes) => {
    const value = node.orderBy[0]?.expression
    const share = node.args[0]
    if (value === undefined || share === undefined) return undefined
    if (node.over === undefined) {
      notes.check(
        node,
        `${name} is a window function in BigQuery: it is given OVER (), so take it in a WITH table and group outside, or use APPROX_QUANTILES.`,
      )
    }
    const over = node.over ?? {
      kind: 'window' as const,
      partitionBy: [],
      orderBy: [],
      start: node.start,
      end: node.end,
    }
    return call(node, name, [value, share], { over })
  }
}

export const commonFunctions: readonly (readonly [string, FunctionRule])[] = [
  ...each(
    same,
    'ABS ASCII AVG CEIL COALESCE COS COT COUNT CUME_DIST DENSE_RANK EXP FIRST_VALUE FLOOR GREATEST GROUPING LAG LAST_VALUE LEAD LEAST LEFT LN LOG LOG10 LOWER MAX MIN MOD NTILE NULLIF PERCENT_RANK POW RANK REPLACE REVERSE RIGHT ROUND ROW_NUMBER SIGN SIN SQRT STRING_AGG SUM TAN TRANSLATE UPPER ACOS ASIN ATAN ATAN2 LPAD RPAD LENGTH MD5 INITCAP CORR COVAR_POP COVAR_SAMP STDDEV VARIANCE ANY_VALUE ARRAY_AGG APPROX_COUNT_DISTINCT JSON_VALUE JSON_QUERY TRIM LTRIM RTRIM CURRENT_DATE NTH_VALUE RAND BIT_COUNT',
  ),
  ['SUBSTRING', renamed('SUBSTR')],
  ['SUBSTR', same],
  ['POWER', renamed('POW')],
  ['CEILING', renamed('CEIL')],
  ['NVL', renamed('IFNULL')],
  ['IFNULL', same],
  [
    'NVL2',
    built(3, ([value, then, otherwise], node) =>
      call(node, 'IF', [isNull(node, value!, true), then!, otherwise!]),
    ),
  ],
  ['STDDEV_POP', same],
  ['STDDEV_SAMP', same],
  ['VAR_POP', same],
  ['VAR_SAMP', same],
  ['CONCAT_WS', concatWs],
  ['BOOL_AND', renamed('LOGICAL_AND')],
  ['BOOL_OR', renamed('LOGICAL_OR')],
  ['EVERY', renamed('LOGICAL_AND')],
  ['STRPOS', same],
  ['POSITION', reordered('STRPOS', [1, 0])],
  ['SPLIT_PART', built(3, ([value, separator, index], node) => splitPart(node, value!, separator!, index!))],
  ['REPEAT', same],
  ['CHR', same],
  ['MAKE_DATE', renamed('DATE')],
  ['PERCENTILE_CONT', percentile('PERCENTILE_CONT')],
  ['PERCENTILE_DISC', percentile('PERCENTILE_DISC')],
]

/** Counts from 1, from the end where negative, and is '' beyond the parts. */
function splitPart(
  at: Expression,
  value: Expression,
  separator: Expression,
  index: Expression,
): Expression | undefined {
  const parts = call(at, 'SPLIT', [value, separator])
  if (index.kind !== 'number') return undefined
  const part: Expression = {
    kind: 'subscript',
    base: parts,
    index,
    access: 'safe-ordinal',
    start: at.start,
    end: at.end,
  }
  return caseWhen(at, [[isNull(at, value), nullLiteral(at)]], call(at, 'IFNULL', [part, text(at, '')]))
}

/** `DECODE(x, a, b, ..., otherwise)`: NULL matches NULL. */
export const decode: FunctionRule = built(3, ([value, ...rest], node) => {
  const branches: [Expression, Expression][] = []
  for (let index = 0; index + 1 < rest.length; index += 2) {
    branches.push([binary(node, value!, 'is not distinct from', rest[index]!), rest[index + 1]!])
  }
  return caseWhen(node, branches, rest.length % 2 === 1 ? rest.at(-1) : undefined)
})
