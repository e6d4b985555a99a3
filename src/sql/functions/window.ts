import { aggregate, only } from './aggregate-call.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'

const numbering: DuckdbRewrite = (from) => {
  only(from)
  if (from.window === undefined)
    return from.reject(`${from.name} needs OVER.`, 'Add OVER (PARTITION BY ... ORDER BY ...).')
  return aggregate(from, from.name.toLowerCase())
}

const navigation: DuckdbRewrite = (from) => {
  only(from, 'nulls')
  if (from.window === undefined)
    return from.reject(`${from.name} needs OVER.`, 'Add OVER (PARTITION BY ... ORDER BY ...).')
  const { nulls } = from.node
  if (nulls !== undefined && /^(LAG|LEAD)$/.test(from.name))
    return from.reject(
      `${from.name} takes neither IGNORE NULLS nor RESPECT NULLS.`,
      'Filter the NULLs first, or use LAST_VALUE(x IGNORE NULLS).',
    )
  return aggregate(from, from.name.toLowerCase(), from.args, nulls === 'ignore' ? { nulls } : {})
}

export const windowFunctions: readonly FunctionSpec[] = [
  ...family(
    'numbering',
    [
      ['ROW_NUMBER RANK DENSE_RANK', '-> int64', numbering],
      ['PERCENT_RANK CUME_DIST', '-> float64', numbering],
      ['NTILE', 'int64 -> int64', numbering],
    ],
    { kind: 'window', over: true },
  ),
  ...family(
    'navigation',
    [
      ['FIRST_VALUE LAST_VALUE', 'T -> T', navigation],
      ['NTH_VALUE', 'T, int64 -> T', navigation],
      ['LAG LEAD', 'T, int64?, T? -> T', navigation],
    ],
    { kind: 'window', over: true },
  ),
]
