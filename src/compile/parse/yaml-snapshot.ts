import type { NodeConfig, Snapshot } from '../../manifest/node.ts'
import type { NodeDefinition } from '../../project/definitions.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage } from '../../project/loaded-project.ts'
import { nodeSettings } from './node-settings.ts'
import { described, type Parsing, words } from './parsing.ts'
import { qualifiedName } from './raw-nodes.ts'
import { readReferences } from './read-references.ts'
import type { Pending } from './reading.ts'
import { fileOf } from './source-nodes.ts'
import { declaredColumn, hooks, modelDict, snapshotRelation } from './templated-nodes.ts'

/** A snapshot written in YAML: `relation: ref('orders')` stands for the query. */
export function yamlSnapshot(
  parsing: Parsing,
  owner: LoadedPackage,
  definition: NodeDefinition,
): Pending<Snapshot> {
  const { name, at } = definition
  const relationAt = definition.relationAt ?? at
  const text = definition.relation ?? ''
  const file = fileOf(owner, at.file)
  const fqn = qualifiedName(owner.name, file.path, name)
  const { values, written } = nodeSettings(parsing, owner, 'snapshots', fqn, {
    ...{ name, at, defaults: { enabled: true, materialized: 'snapshot' }, said: [definition.config] },
  })
  const reading = readReferences(parsing, owner, name, [{ text, at: relationAt }])
  const common = {
    ...{
      id: `snapshot.${owner.name}.${name}`,
      name,
      package: owner.name,
      file: file.originalPath,
      path: `${file.path}/${name}.sql`,
    },
    ...{ at: definition.nameAt, fqn, dependsOn: [], config: values as NodeConfig, tags: words(values.tags) },
    meta: isJsonObject(values.meta) ? values.meta : {},
    written,
    ...described(parsing, owner.name, definition.description, definition.descriptionAt ?? at),
  }
  const inner = text.trim().replace(/^\{\{-?(.*?)-?\}\}$/s, '$1')
  const node: Snapshot = {
    ...common,
    kind: 'snapshot',
    ...{ source: `select * from {{ ${inner.trim()} }}`, macros: [], late: false },
    relation: snapshotRelation(
      parsing.names.relation({
        ...{ name, package: owner.name, at, config: values },
        model: () => modelDict(common, 'snapshot'),
      }),
      values,
    ),
    columns: definition.columns.map((column) => declaredColumn(parsing, owner.name, column)),
    patch: definition.nameAt,
    ...hooks(values),
  }
  return { node, reading }
}
