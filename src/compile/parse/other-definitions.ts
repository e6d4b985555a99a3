// Groups, metrics, semantic models and saved queries: read, kept for the artifacts, never built.

import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Definition } from '../../manifest/manifest.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { GroupDefinition, KeptDefinition } from '../../project/definitions.ts'
import { isJsonObject } from '../../project/json.ts'
import type { ConfigKind, LoadedPackage } from '../../project/loaded-project.ts'
import type { NodeIndex } from './node-index.ts'
import { nodeSettings } from './node-settings.ts'
import { describe, list, type Parsing } from './parsing.ts'
import { qualifiedName } from './raw-nodes.ts'
import { fileOf } from './source-nodes.ts'

export function otherDefinitions(parsing: Parsing, index: NodeIndex): readonly Definition[] {
  const found: Definition[] = []
  for (const owner of parsing.project.loaded.packages) {
    const { groups, kept } = owner.definitions
    for (const group of groups) found.push(definition(parsing, owner, group, { owner: group.owner }, []))
    for (const item of kept)
      found.push(definition(parsing, owner, item, item.values, modelsOf(item, owner, index)))
  }
  const all = [...found, ...found.flatMap(createdMetrics)]
  return all.map((item) => {
    if (item.kind === 'metric') return { ...item, dependsOn: metricInputs(item, all) }
    return item.kind === 'saved_query' ? { ...item, dependsOn: queriedMetrics(item, all) } : item
  })
}

/** The semantic model that holds a metric's measure, and the metrics that it is made of. */
function metricInputs({ values, dependsOn }: Definition, all: readonly Definition[]): readonly NodeId[] {
  const params = isJsonObject(values.type_params) ? values.type_params : {}
  const nameOf = (value: Json | undefined) => (isJsonObject(value) ? value.name : value)
  const measure = nameOf(params.measure)
  const names = [params.numerator, params.denominator, ...list(params.metrics)].flatMap(
    (value) => nameOf(value) ?? [],
  )
  const holds = ({ values: { measures } }: Definition) =>
    measure !== undefined && list(measures).some((item) => nameOf(item) === measure)
  const found = [
    ...all.filter((item) => item.kind === 'semantic_model' && holds(item)),
    ...metricsNamed(names, all),
  ]
  return [...new Set([...dependsOn, ...found.map(({ id }) => id)])]
}

/** The metrics that a saved query asks for. */
function queriedMetrics({ values }: Definition, all: readonly Definition[]): readonly NodeId[] {
  const params = isJsonObject(values.query_params) ? values.query_params : {}
  return metricsNamed(list(params.metrics), all).map(({ id }) => id)
}

/** In the order of their names. */
function metricsNamed(names: readonly Json[], all: readonly Definition[]): readonly Definition[] {
  const metrics = all.filter(({ kind }) => kind === 'metric')
  return names.flatMap((wanted) => metrics.filter(({ name }) => name === wanted))
}

function definition(
  parsing: Parsing,
  owner: LoadedPackage,
  item: GroupDefinition | KeptDefinition,
  values: JsonObject,
  dependsOn: readonly NodeId[],
): Definition {
  const file = fileOf(owner, item.at.file)
  const fqn = qualifiedName(owner.name, file.path, item.name)
  const kind = trees[item.kind]
  const { name, at, config } = item
  const settings =
    kind === undefined
      ? { values: config.values, written: config.values }
      : nodeSettings(parsing, owner, kind, fqn, {
          ...{ name, at, defaults: { enabled: true } },
          said: [config],
        })
  return {
    ...{
      kind: item.kind,
      id: `${item.kind}.${owner.name}.${item.name}`,
      name: item.name,
      package: owner.name,
    },
    ...{ file: file.originalPath, path: file.path, fqn },
    description: describe(parsing, owner.name, item.description, item.descriptionAt ?? item.at),
    ...{ config: settings.values, written: settings.written, values, dependsOn },
  }
}

/** Where the project file sets them. */
const trees: Readonly<Partial<Record<Definition['kind'], ConfigKind>>> = {
  ...{ metric: 'metrics', semantic_model: 'semantic-models', saved_query: 'saved-queries' },
}

/** `model: ref('orders')` of a semantic model. */
function modelsOf({ values }: KeptDefinition, owner: LoadedPackage, index: NodeIndex): readonly NodeId[] {
  const name = /^\s*ref\(\s*['"]([^'"]+)['"]\s*\)\s*$/.exec(String(values.model ?? ''))?.[1]
  const node = name === undefined ? undefined : index.ref(name, owner.name)
  return node === undefined ? [] : [node.id]
}

/** `create_metric: true` of a measure. */
function createdMetrics(model: Definition): readonly Definition[] {
  const { measures } = model.values
  if (model.kind !== 'semantic_model' || !Array.isArray(measures)) return []
  return (measures as readonly JsonObject[])
    .filter(({ create_metric }) => create_metric === true)
    .map((measure): Definition => {
      const name = String(measure.name)
      return {
        ...model,
        ...{ kind: 'metric', id: `metric.${model.package}.${name}`, name, dependsOn: [model.id] },
        fqn: [...model.fqn.slice(0, -1), name],
        description: String(measure.description ?? `Metric created from measure ${name}`),
        config: { enabled: model.config.enabled ?? true },
        written: { enabled: model.config.enabled ?? true },
        values: {
          ...{ type: 'simple', label: measure.label ?? name },
          type_params: { measure: name, expr: name },
        },
      }
    })
}
