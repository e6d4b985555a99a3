import * as z from 'zod/mini'
import {
  anything,
  count,
  entries,
  flag,
  list,
  mapping,
  mappings,
  optional,
  record,
  scalarText,
  settings,
  template,
  text,
  textOrTexts,
} from './shapes.ts'

const name = z.union([z.string().check(z.minLength(1)), z.number()], { error: 'text' })
const described = { description: optional(scalarText) }
const marked = { tags: optional(textOrTexts), meta: optional(mapping) }
const tested = { tests: optional(list), data_tests: optional(list) }
const docs = optional(record({ show: optional(flag), node_color: optional(text) }))
const config = optional(mapping)

const column = record({
  name,
  ...described,
  data_type: optional(scalarText),
  ...tested,
  ...marked,
  quote: optional(flag),
  constraints: optional(mappings),
  policy_tags: optional(textOrTexts),
  config,
  docs,
  granularity: optional(text),
  dimension: optional(anything),
  entity: optional(anything),
  primary_key: optional(flag),
})

const columns = entries(column)

const version = record({
  v: scalarText,
  defined_in: optional(text),
  ...described,
  ...tested,
  ...marked,
  access: optional(text),
  docs,
  config,
  constraints: optional(mappings),
  deprecation_date: optional(scalarText),
  columns: entries(
    z.union([z.strictObject({ include: z.unknown(), exclude: optional(textOrTexts) }), column], {
      error: 'a column, or "include" and "exclude"',
    }),
  ),
})

const model = record({
  name,
  ...described,
  docs,
  columns,
  config,
  ...tested,
  ...marked,
  access: optional(text),
  group: optional(text),
  enabled: optional(flag),
  constraints: optional(mappings),
  contract: optional(mapping),
  versions: entries(version),
  latest_version: optional(scalarText),
  deprecation_date: optional(scalarText),
  primary_key: optional(textOrTexts),
  time_spine: optional(mapping),
  semantic_model: optional(anything),
  agg_time_dimension: optional(text),
  metrics: optional(anything),
  derived_semantics: optional(anything),
  freshness: optional(mapping),
})

const seed = record({
  name,
  ...described,
  docs,
  columns,
  config,
  ...tested,
  ...marked,
  group: optional(text),
  access: optional(text),
  enabled: optional(flag),
})

const snapshot = record({
  name,
  ...described,
  docs,
  columns,
  config,
  ...tested,
  ...marked,
  relation: optional(text),
  group: optional(text),
  access: optional(text),
  enabled: optional(flag),
})

const analysis = record({ name, ...described, docs, columns, config, ...marked, group: optional(text) })

const period = z.union([z.enum(['minute', 'hour', 'day']), template], { error: '"minute", "hour" or "day"' })
const every = record({ count: optional(count), period: optional(period) })
const freshness = optional(
  record({ warn_after: optional(every), error_after: optional(every), filter: optional(text) }),
)
const connection = z.union([z.string(), mapping], {
  error: 'the name of a connection, or its settings: {type: sqlserver, host: ..., ...}',
})
const loading = { loader: optional(text), load: optional(mapping), connection: optional(connection) }
const quoting = optional(
  record({
    database: optional(flag),
    schema: optional(flag),
    identifier: optional(flag),
    column: optional(flag),
  }),
)
const loadedAt = { loaded_at_field: optional(text), loaded_at_query: optional(text), freshness }

const configOfSource = settings({ freshness })

const table = record({
  name,
  ...described,
  identifier: optional(scalarText),
  docs,
  ...loading,
  ...loadedAt,
  quoting,
  external: optional(anything),
  columns,
  config: configOfSource,
  ...tested,
  ...marked,
  enabled: optional(flag),
})

const source = record({
  name,
  ...described,
  database: optional(scalarText),
  schema: optional(scalarText),
  ...loading,
  ...loadedAt,
  quoting,
  config: configOfSource,
  ...tested,
  ...marked,
  overrides: optional(text),
  enabled: optional(flag),
  tables: entries(table),
  unrendered_config: optional(anything),
})

const argument = record({ name, type: optional(text), ...described })
const macro = record({ name, ...described, docs, arguments: entries(argument), ...marked, config })
const userFunction = record({
  name,
  ...described,
  docs,
  arguments: entries(
    record({
      name,
      data_type: scalarText,
      ...described,
      default_value: optional(
        z.union([z.string(), z.number(), z.boolean()], { error: 'text, a number or true/false' }),
      ),
    }),
  ),
  returns: optional(record({ data_type: scalarText, ...described })),
  config,
  ...marked,
  enabled: optional(flag),
})
const owner = z.looseObject(
  { name: optional(text), email: optional(textOrTexts) },
  { error: 'keys with values' },
)

const exposure = record({
  name,
  type: text,
  ...described,
  label: optional(text),
  owner,
  depends_on: optional(list),
  url: optional(text),
  maturity: optional(z.enum(['low', 'medium', 'high'], { error: '"low", "medium" or "high"' })),
  ...marked,
  config,
  enabled: optional(flag),
})

const given = record({
  input: text,
  rows: optional(anything),
  format: optional(text),
  fixture: optional(text),
})

const unitTest = record({
  name,
  ...described,
  model: text,
  given: entries(given),
  expect: record({ rows: optional(anything), format: optional(text), fixture: optional(text) }),
  overrides: optional(
    record({ macros: optional(mapping), vars: optional(mapping), env_vars: optional(mapping) }),
  ),
  versions: optional(anything),
  config,
  ...marked,
  enabled: optional(flag),
})

const group = record({ name, ...described, owner, config, meta: optional(mapping) })
const singular = record({ name, ...described, config, ...marked, docs })
const kept = entries(z.looseObject({ name }, { error: 'keys with values' }))

/** Schema YAML: what may stand in any .yml file of the resource folders. */
export const schemaFileSchema = record({
  version: optional(scalarText),
  models: entries(model),
  sources: entries(source),
  seeds: entries(seed),
  snapshots: entries(snapshot),
  analyses: entries(analysis),
  macros: entries(macro),
  exposures: entries(exposure),
  unit_tests: entries(unitTest),
  groups: entries(group),
  data_tests: entries(singular),
  // dbt reads `data_tests:` alone here, and whatever stands in this one.
  tests: optional(anything),
  functions: entries(userFunction),
  semantic_models: kept,
  metrics: kept,
  saved_queries: kept,
  anchors: optional(anything),
})
