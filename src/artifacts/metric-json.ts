import type { Json, JsonObject } from '../manifest/json.ts'
import type { Definition } from '../manifest/manifest.ts'
import { filterOf, listOf, objectOf, textOf } from './read-json.ts'

/** What metrics have beside the fields of every definition. */
export function metricJson(item: Definition, all: readonly Definition[]): JsonObject {
  const { name, values } = item
  const params = objectOf(values.type_params)
  const measure = measureOf(params.measure)
  const conversion = objectOf(params.conversion_type_params)
  const converted = [conversion.base_measure, conversion.conversion_measure].map(measureOf)
  return {
    label: values.label ?? name,
    type: values.type ?? 'simple',
    type_params: {
      ...{ measure, input_measures: inputMeasures(item, all) },
      ...{ numerator: inputOf(params.numerator), denominator: inputOf(params.denominator) },
      ...{ expr: textOf(params.expr), window: windowOf(params.window) },
      grain_to_date: params.grain_to_date ?? null,
      metrics: listOf(params.metrics).map(inputOf),
      conversion_type_params:
        params.conversion_type_params === undefined ? null : conversionJson(conversion, converted),
      cumulative_type_params: values.type === 'cumulative' ? cumulativeJson(params) : null,
      metric_aggregation_params: null,
    },
    filter: filterOf(values.filter),
    time_granularity: values.time_granularity ?? null,
    tags: listOf(values.tags),
    ...{ metrics: [], sources: [] },
  }
}

/** Its own measures, or those of the metrics that it is made of. */
function inputMeasures(
  item: Definition,
  all: readonly Definition[],
  seen: ReadonlySet<string> = new Set(),
): JsonObject[] {
  if (seen.has(item.id)) return []
  const params = objectOf(item.values.type_params)
  const conversion = objectOf(params.conversion_type_params)
  const own = [params.measure, conversion.base_measure, conversion.conversion_measure]
    .map(measureOf)
    .filter((measure) => measure !== null)
  const names = [params.numerator, params.denominator, ...listOf(params.metrics)].map(
    (value) => named(value).name,
  )
  const inputs = names.flatMap((wanted) =>
    all.filter(({ kind, name }) => kind === 'metric' && name === wanted),
  )
  return [...own, ...inputs.flatMap((input) => inputMeasures(input, all, new Set([...seen, item.id])))]
}

function conversionJson(conversion: JsonObject, [base, converted]: readonly Json[]): JsonObject {
  return {
    base_measure: base ?? null,
    conversion_measure: converted ?? null,
    entity: conversion.entity ?? null,
    calculation: conversion.calculation ?? 'conversion_rate',
    window: windowOf(conversion.window),
    constant_properties: conversion.constant_properties ?? null,
  }
}

/** What stands beside counts where it is not told inside. */
function cumulativeJson(params: JsonObject): JsonObject {
  const own = objectOf(params.cumulative_type_params)
  return {
    window: windowOf(own.window ?? params.window),
    grain_to_date: own.grain_to_date ?? params.grain_to_date ?? null,
    period_agg: own.period_agg ?? 'first',
    metric: inputOf(own.metric),
  }
}

/** A measure by its name, or a mapping with one. */
function measureOf(value: Json | undefined): JsonObject | null {
  const { name, alias, filter, join_to_timespine: joined, fill_nulls_with: fill } = named(value)
  if (name === undefined) return null
  return {
    ...{ name, filter: filterOf(filter), alias: alias ?? null },
    ...{ join_to_timespine: joined === true, fill_nulls_with: fill ?? null },
  }
}

function inputOf(value: Json | undefined): JsonObject | null {
  const { name, alias, filter, offset_window: offset, offset_to_grain: grain } = named(value)
  if (name === undefined) return null
  return {
    ...{ name, filter: filterOf(filter), alias: alias ?? null },
    ...{ offset_window: windowOf(offset), offset_to_grain: grain ?? null },
  }
}

function named(value: Json | undefined): JsonObject {
  return typeof value === 'string' ? { name: value } : objectOf(value)
}

const grains = 'nanosecond microsecond millisecond second minute hour day week month quarter year'.split(' ')

/** "28 days". */
function windowOf(value: Json | undefined): JsonObject | null {
  const parts = /^(\d+) (\S+)$/.exec(String(value ?? '').toLowerCase())
  if (parts === null) return null
  const grain = parts[2]!
  const single = grain.replace(/s$/, '')
  return { count: Number(parts[1]), granularity: grains.includes(single) ? single : grain }
}
