// Every function that GoogleSQL has and what becomes of it on DuckDB.

import { aggregateFunctions } from './aggregate.ts'
import { arrayFunctions } from './array.ts'
import { bigqueryOnlyFunctions } from './bigquery-only.ts'
import { bucketFunctions } from './bucket.ts'
import { conditionalFunctions } from './conditional.ts'
import { dateFunctions } from './date.ts'
import { hashFunctions } from './hash.ts'
import { intervalFunctions } from './interval.ts'
import { jsonFunctions } from './json.ts'
import { mathematicalFunctions } from './mathematical.ts'
import { rangeFunctions } from './range.ts'
import { regexpFunctions } from './regexp.ts'
import type { FunctionSpec } from './spec.ts'
import { stringFunctions } from './string.ts'
import { timeFunctions } from './time.ts'
import { timestampFunctions } from './timestamp.ts'
import { windowFunctions } from './window.ts'

/** In the order of the reference: what the supported-functions table is made of. */
export const functions: readonly FunctionSpec[] = [
  ...aggregateFunctions,
  ...windowFunctions,
  ...arrayFunctions,
  ...stringFunctions,
  ...regexpFunctions,
  ...dateFunctions,
  ...timeFunctions,
  ...timestampFunctions,
  ...bucketFunctions,
  ...intervalFunctions,
  ...rangeFunctions,
  ...mathematicalFunctions,
  ...jsonFunctions,
  ...hashFunctions,
  ...conditionalFunctions,
  ...bigqueryOnlyFunctions,
]

const byName: ReadonlyMap<string, FunctionSpec> = new Map(functions.map((spec) => [spec.name, spec]))

/** The row of a function, by its name in upper case with its prefix: `NET.HOST`. */
export function findFunction(name: string): FunctionSpec | undefined {
  return byName.get(name)
}

export function functionNames(): readonly string[] {
  return [...byName.keys()]
}
