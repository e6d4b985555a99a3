import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { NodeConfig, Seed } from '../../manifest/node.ts'
import { seedUnreadable } from '../../problems/catalogue/compile.ts'
import { isDbtProject } from '../../project/is-dbt-project.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage, ProjectFile } from '../../project/loaded-project.ts'
import { nodeSettings } from './node-settings.ts'
import { described, type Parsing, words } from './parsing.ts'
import type { Patches } from './patches.ts'
import { firstLine, qualifiedName } from './raw-nodes.ts'
import { seedColumns } from './seed-columns.ts'
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
  const { report } = parsing
  const patch = patches.find('seed', file.name)?.definition
  const at = firstLine(file.file)
  const fqn = qualifiedName(owner.name, file.path, file.name)
  const { values, written, places } = nodeSettings(parsing, owner, 'seeds', fqn, {
    ...{ name: file.name, at, defaults: { enabled: true, materialized: 'seed' }, said: [patch?.config] },
  })
  const content = bytes(join(owner.directory, file.originalPath))
  if (content === undefined)
    report(seedUnreadable({ file: file.file, reason: 'it is not there or may not be read', at }))
  const asDbt = isDbtProject(parsing.project.loaded.settings)
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
    written,
    ...described(parsing, owner.name, patch?.description ?? '', patch?.descriptionAt ?? at),
  }
  return {
    ...common,
    kind: 'seed',
    relation: parsing.names.relation({
      ...{ name: file.name, package: owner.name, at, config: values },
      model: () => modelDict(common, 'seed'),
    }),
    ...seedColumns(
      {
        ...{ file: file.file, content, config: values, declared, typesAt: places.column_types ?? at },
        asDbt,
      },
      // What a package says is not for who installed it to mend.
      owner.root ? report : () => {},
    ),
    ...(asDbt ? { asDbt } : {}),
    checksum: content === undefined ? '' : createHash('sha256').update(withoutBlanks(content)).digest('hex'),
    ...(patch === undefined ? {} : { patch: patch.nameAt }),
    ...hooks(values),
  }
}

/** Blanks around a file's text say nothing; dbt's checksums do not count them either. */
function withoutBlanks(content: Uint8Array): Uint8Array {
  const isBlank = (byte: number | undefined) =>
    byte !== undefined && ((byte >= 9 && byte <= 13) || (byte >= 28 && byte <= 32))
  let start = 0
  let end = content.length
  while (start < end && isBlank(content[start])) start++
  while (end > start && isBlank(content[end - 1])) end--
  return content.subarray(start, end)
}
