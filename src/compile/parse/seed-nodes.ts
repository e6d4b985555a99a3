import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { NodeConfig, Seed } from '../../manifest/node.ts'
import { seedUnreadable } from '../../problems/catalogue/compile.ts'
import { configLayers } from '../../project/config-tree.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage, ProjectFile } from '../../project/loaded-project.ts'
import { describe, type Parsing, words, yamlScope } from './parsing.ts'
import type { Patches } from './patches.ts'
import { firstLine, qualifiedName } from './raw-nodes.ts'
import { seedColumns } from './seed-columns.ts'
import { settleConfig } from './settle-config.ts'
import { declaredColumn, hooks, modelDict } from './templated-nodes.ts'

/** Reads a file whole, as bytes; undefined where it cannot. */
export type ReadBytes = (path: string) => Uint8Array | undefined

export function seedNode(
  parsing: Parsing,
  owner: LoadedPackage,
  file: ProjectFile,
  patches: Patches,
  bytes: ReadBytes,
): Seed {
  const { report, project } = parsing
  const patch = patches.find('seed', file.name)?.definition
  const at = firstLine(file.file)
  const fqn = qualifiedName(owner.name, file.path, file.name)
  const layers = [
    { values: { enabled: true, materialized: 'seed' }, places: {} },
    ...configLayers(project.loaded, 'seeds', fqn, [patch?.config]),
  ]
  const { values } = settleConfig(
    layers,
    { name: file.name, at },
    () => yamlScope(parsing, owner.name, at),
    report,
  )
  const content = bytes(join(owner.directory, file.originalPath))
  if (content === undefined)
    report(seedUnreadable({ file: file.file, reason: 'it is not there or may not be read', at }))
  const declared = (patch?.columns ?? []).map(
    (column) => [column, declaredColumn(parsing, owner.name, column)] as const,
  )
  const common = {
    ...{
      id: `seed.${owner.name}.${file.name}`,
      name: file.name,
      package: owner.name,
      file: file.originalPath,
    },
    ...{ path: file.path, at, fqn, dependsOn: [], config: values as NodeConfig, tags: words(values.tags) },
    meta: isJsonObject(values.meta) ? values.meta : {},
    description: describe(parsing, owner.name, patch?.description ?? '', patch?.descriptionAt ?? at),
  }
  return {
    ...common,
    kind: 'seed',
    relation: parsing.names.relation({
      ...{ name: file.name, package: owner.name, at, config: values },
      model: () => modelDict(common, 'seed'),
    }),
    columns: seedColumns(content, file.file, values, declared, report),
    checksum: content === undefined ? '' : createHash('sha256').update(content).digest('hex'),
    ...(patch === undefined ? {} : { patch: patch.nameAt }),
    ...hooks(values),
  }
}
