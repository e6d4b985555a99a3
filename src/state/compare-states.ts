import { createHash } from 'node:crypto'
import { plainNumbers } from '../manifest/exact-scalar.ts'
import type { Json, JsonObject } from '../manifest/json.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { type FormerState, objectOf } from './former-state.ts'
import { templateMeaning } from './template-meaning.ts'

/** In what a node can differ from its former self; the words of `state:modified.<part>`, but for the last two. */
export type ChangedPart =
  | 'body'
  | 'configs'
  | 'macros'
  | 'contract'
  | 'relation'
  | 'persisted_descriptions'
  | 'fqn'
  | 'exposure'

export interface Comparison {
  readonly added: ReadonlySet<NodeId>
  /** Of these, the ones that call macros which are new or different. */
  readonly addedWith: ReadonlySet<NodeId>
  /** Of nodes that were there before: what is different. Empty: nothing is. */
  readonly changed: ReadonlyMap<NodeId, ReadonlySet<ChangedPart>>
}

/** What became of each node of `current`, judged on what it means: comments and layout do not count. */
export function compareStates(current: FormerState, former: FormerState): Comparison {
  const added = new Set<NodeId>()
  const addedWith = new Set<NodeId>()
  const changed = new Map<NodeId, ReadonlySet<ChangedPart>>()
  const macros = changedMacros(current, former)
  for (const [id, node] of current.nodes) {
    const before = former.nodes.get(id)
    if (before === undefined) {
      added.add(id)
      if (callsOneOf(node, macros)) addedWith.add(id)
    } else changed.set(id, changedParts(node, before, macros))
  }
  return { added, addedWith, changed }
}

const comparisons: Readonly<Record<Exclude<ChangedPart, 'macros'>, (node: JsonObject) => Json | undefined>> =
  {
    body: bodyOf,
    configs: configsOf,
    contract: contractOf,
    relation: relationOf,
    persisted_descriptions: persistedOf,
    fqn: (node) => node.fqn,
    exposure: exposureOf,
  }

function changedParts(
  node: JsonObject,
  before: JsonObject,
  macros: ReadonlySet<string>,
): ReadonlySet<ChangedPart> {
  const parts = new Set<ChangedPart>()
  for (const [part, of] of Object.entries(comparisons) as [ChangedPart, (node: JsonObject) => Json][])
    if (stable(of(node)) !== stable(of(before))) parts.add(part)
  if (callsOneOf(node, macros)) parts.add('macros')
  return parts
}

function callsOneOf(node: JsonObject, macros: ReadonlySet<string>): boolean {
  const called = objectOf(node.depends_on).macros
  return Array.isArray(called) && called.some((id) => macros.has(String(id)))
}

function bodyOf(node: JsonObject): Json {
  const kind = node.resource_type
  if (kind === 'seed') return checksumOf(node)
  if (kind === 'test' && node.test_metadata !== undefined && node.test_metadata !== null) return null
  if (kind === 'unit_test')
    return [node.model ?? null, node.given ?? null, node.expect ?? null, overridesOf(node)]
  if (kind === 'source') return [node.loaded_at_field ?? null, freshnessOf(node), objectOf(node.external)]
  if (kind === 'exposure') return null
  if (typeof node.raw_code === 'string') return digest(templateMeaning(node.raw_code))
  return checksumOf(node)
}

function exposureOf(node: JsonObject): Json {
  if (node.resource_type !== 'exposure') return null
  const { type, url, owner, maturity, label } = node
  return [type ?? null, url ?? null, owner ?? null, maturity ?? null, label ?? null, dependencies(node)]
}

/** dbt gives seeds too large to read the path instead; texts with other line ends count as the same. */
function checksumOf(node: JsonObject): Json {
  return objectOf(node.checksum).checksum ?? null
}

function overridesOf(node: JsonObject): Json {
  return withoutEmpty(objectOf(node.overrides))
}

function freshnessOf(node: JsonObject): Json {
  const { warn_after, error_after, filter } = objectOf(node.freshness)
  const limit = (value: Json | undefined) => {
    const { count, period } = objectOf(value)
    return count === undefined || count === null ? null : [count, period ?? null]
  }
  return [limit(warn_after), limit(error_after), filter ?? null]
}

function dependencies(node: JsonObject): Json {
  const { nodes } = objectOf(node.depends_on)
  return Array.isArray(nodes) ? [...(nodes as readonly Json[])].map(String).sort() : []
}

/** Where it stands, what people say of it and how it is grouped are no settings of how it is built. */
const elsewhere = new Set([
  'alias',
  'schema',
  'database',
  'project',
  'dataset',
  'tags',
  'meta',
  'docs',
  'group',
  'access',
  'contract',
  'layer',
])

/** What dbt writes into every configuration, set or not. */
const usual: JsonObject = {
  ...{ enabled: true, on_schema_change: 'ignore', on_configuration_change: 'apply', lookback: 1 },
  ...{ severity: 'ERROR', warn_if: '!= 0', error_if: '!= 0', fail_calc: 'count(*)', store_failures: false },
  ...{ delimiter: ',', strategy: 'timestamp' },
}

function configsOf(node: JsonObject): Json {
  const config = objectOf(node.config)
  const kept = Object.entries(config).flatMap(([key, value]): [string, Json][] => {
    if (elsewhere.has(key) || value === undefined || isEmpty(value)) return []
    if (stable(usual[key]) === stable(value) && !(key === 'strategy' && node.resource_type === 'snapshot'))
      return []
    if (key === 'pre-hook' || key === 'post-hook') return [[key, hooksOf(value)]]
    if (key === 'materialized' && value === defaultMaterialization(node)) return []
    return [[key, typeof value === 'string' && key === 'severity' ? value.toUpperCase() : value]]
  })
  return Object.fromEntries(kept)
}

function defaultMaterialization(node: JsonObject): string {
  const kind = String(node.resource_type)
  return kind === 'model' || kind === 'analysis' || kind === 'sql_operation' ? 'view' : kind
}

function hooksOf(value: Json): Json {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value]
  return list.map((hook) => {
    const { sql, transaction } = typeof hook === 'string' ? { sql: hook, transaction: true } : objectOf(hook)
    return [templateMeaning(String(sql ?? '')), transaction !== false]
  })
}

/** The custom parts, not the names that the target makes of them: another target is no change. */
function relationOf(node: JsonObject): Json {
  const config = objectOf(node.config)
  const part = (key: string, other: string) => config[key] ?? config[other] ?? null
  if (node.resource_type === 'source') return [node.identifier ?? null]
  const alias = config.alias ?? null
  return [part('database', 'project'), part('schema', 'dataset'), alias === node.name ? null : alias]
}

function contractOf(node: JsonObject): Json {
  const contract = objectOf(objectOf(node.config).contract)
  if (contract.enforced !== true) return null
  const columns = Object.values(objectOf(node.columns)).map((column) => {
    const { name, data_type, constraints } = objectOf(column)
    return [String(name).toLowerCase(), String(data_type ?? '').toLowerCase(), constraintsOf(constraints)]
  })
  return [columns, constraintsOf(node.constraints)]
}

function constraintsOf(value: Json | undefined): Json {
  if (!Array.isArray(value)) return []
  return (value as readonly Json[]).map((item) => withoutEmpty(objectOf(item)))
}

/** Descriptions count where they are written into the warehouse. */
function persistedOf(node: JsonObject): Json {
  const { relation, columns } = objectOf(objectOf(node.config).persist_docs)
  const described = Object.values(objectOf(node.columns)).map((column) => {
    const { name, description } = objectOf(column)
    return [String(name).toLowerCase(), description ?? '']
  })
  return [relation === true ? (node.description ?? '') : '', columns === true ? described : []]
}

/** Macros whose text, or that of one they call, is not what it was. Those of engines and of dbt itself do not count. */
function changedMacros(current: FormerState, former: FormerState): ReadonlySet<string> {
  const changed = new Set<string>()
  const callers = new Map<string, string[]>()
  const own = (id: string) => !/^macro\.(?:dbt|strata|dbt_duckdb|dbt_bigquery)\./.test(id)
  for (const [id, macro] of current.macros) {
    if (!own(id)) continue
    const before = former.macros.get(id)
    if (before === undefined || macroMeaning(macro) !== macroMeaning(before)) changed.add(id)
    for (const called of (objectOf(macro.depends_on).macros ?? []) as readonly string[])
      callers.set(called, [...(callers.get(called) ?? []), id])
  }
  for (const id of former.macros.keys()) if (own(id) && !current.macros.has(id)) changed.add(id)
  for (const id of changed) for (const caller of callers.get(id) ?? []) changed.add(caller)
  return changed
}

const macroMeaning = (macro: JsonObject): string => templateMeaning(String(macro.macro_sql ?? ''))

function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true
  return (
    typeof value === 'object' &&
    Object.values(value as object).every((item) => item === null || item === undefined)
  )
}

function withoutEmpty(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value)))
}

/** The same for objects whose keys come in another order. */
function stable(value: Json | undefined): string {
  return JSON.stringify(plainNumbers(value ?? null), (_, item: Json) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : item,
  )
}

const digest = (text: string): string => createHash('sha1').update(text).digest('hex')
