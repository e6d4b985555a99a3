import type { Dialect } from '../../manifest/manifest.ts'
import type { Model } from '../../manifest/node.ts'
import { pythonMaterialization, pythonNotHere } from '../../problems/catalogue/python.ts'
import { ProblemError } from '../../problems/problem.ts'

const possible: readonly string[] = ['table', 'incremental', 'external']

/** Throws ProblemError where a Python model cannot be built at all. */
export function checkProgram({ name, config, at }: Model, engine: Dialect): void {
  const { materialized = 'table', incremental_strategy: strategy } = config
  if (engine !== 'duckdb') throw new ProblemError(pythonNotHere({ model: name, engine: 'BigQuery', at }))
  const batches = materialized === 'incremental' && strategy === 'microbatch'
  if (batches || !possible.includes(materialized))
    throw new ProblemError(
      pythonMaterialization({ model: name, materialized: batches ? 'microbatch' : materialized, at }),
    )
}
