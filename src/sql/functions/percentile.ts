import { aggregate, asNumeric, only } from './aggregate-call.ts'
import { ranked } from './extreme.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'

/** As many values as asked for, at equal distances, of all that there are. */
export const quantiles: DuckdbRewrite = (from) => {
  only(from, 'nulls')
  const count = from.written[1]
  if (count?.kind !== 'number' || !count.integer || Number(count.text) > 1000) {
    return from.refuse('APPROX_QUANTILES needs a literal number up to 1000.', undefined, count)
  }
  const many = Number(count.text)
  const places = Array.from({ length: many + 1 }, (_, index) => `${index / many}::DOUBLE`)
  return aggregate(from, 'quantile_disc', [
    ranked(from.args[0]!, from.types[0]),
    duckdb(`[${places.join(', ')}]`, [], from.node),
  ])
}

const percentile =
  (name: string): DuckdbRewrite =>
  (from) => {
    only(from, 'nulls')
    if (from.node.nulls === 'respect')
      return from.refuse(`${from.name} with RESPECT NULLS cannot run on DuckDB.`)
    if (from.window === undefined)
      return from.reject(`${from.name} needs OVER.`, 'Add OVER (), or PARTITION BY.')
    return aggregate(from, name, [ranked(from.args[0]!, from.types[0]), ...from.args.slice(1)])
  }

const noNan = { status: 'limited', note: 'A NaN among the values is an error locally.' } as const

export const percentileFunctions: FunctionSpec[] = family(
  'navigation',
  [
    [
      'PERCENTILE_CONT',
      [
        'float64, float64 -> float64',
        'numeric, numeric! -> numeric',
        'bignumeric, bignumeric! -> bignumeric',
      ],
      (from) => {
        if (from.result.kind === 'bignumeric')
          return from.refuse(`${from.name} by a BIGNUMERIC cannot run on DuckDB.`, 'Write the share as 0.5.')
        const result = percentile('quantile_cont')(from)
        return from.result.kind === 'numeric' ? asNumeric(result) : result
      },
      {
        status: 'limited',
        note: 'A NaN among the values is an error locally; NUMERIC and BIGNUMERIC are interpolated with some 15 digits.',
      },
    ],
    ['PERCENTILE_DISC', 'T, float64 -> T', percentile('quantile_disc'), noNan],
  ],
  { kind: 'window', over: true },
)
