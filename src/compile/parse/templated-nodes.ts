import type { Column } from '../../manifest/column.ts'
import { isPythonFile } from '../../manifest/is-python.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Analysis, DataTest, Hook, Model, NodeConfig, Snapshot } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Relation } from '../../manifest/relation.ts'
import { engineSettingIdle, engineSettingWrong } from '../../problems/catalogue/compile.ts'
import { reportUnknownConfig } from '../../project/config-keys.ts'
import type { ColumnDefinition } from '../../project/definitions.ts'
import { isDbtProject } from '../../project/is-dbt-project.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage, ProjectFile } from '../../project/loaded-project.ts'
import { settingPlaces } from '../compile/check-column-settings.ts'
import { withForeignKeys } from './foreign-keys.ts'
import { layerOf } from './layer.ts'
import { nodeSettings } from './node-settings.ts'
import type { Parsing } from './parsing.ts'
import { declaredText, described, list, words, yamlScope } from './parsing.ts'
import { latestVersion, type Patch, type Patches } from './patches.ts'
import { qualifiedName } from './raw-nodes.ts'
import type { ReadPart } from './read-files.ts'
import type { Pending } from './reading.ts'
import { checkConfig } from './settle-config.ts'
import { withStandIn } from './stand-in.ts'
import { testConfig } from './test-config.ts'

const configKinds = {
  model: 'models',
  test: 'data_tests',
  analysis: 'analyses',
  snapshot: 'snapshots',
} as const
const defaults: Readonly<Record<keyof typeof configKinds, JsonObject>> = {
  model: { enabled: true, materialized: 'view' },
  snapshot: { enabled: true, materialized: 'snapshot' },
  analysis: { enabled: true },
  test: { enabled: true, materialized: 'test', schema: 'dbt_test__audit' },
}

/** A SQL file (or a snapshot block) with all that is said of it, references still unresolved. */
export function templatedNode(
  parsing: Parsing,
  owner: LoadedPackage,
  file: ProjectFile,
  part: ReadPart,
  patches: Patches,
): Pending<Model | Snapshot | Analysis | DataTest> {
  const kind = file.kind as keyof typeof configKinds
  const patch = kind === 'test' ? undefined : patches.find(kind, part.name)
  const name = patch?.version === undefined ? part.name : patch.definition.name
  const base = nodeBase(parsing, owner, file, part, name, patch)
  const { report } = parsing
  const isDbt = isDbtProject(parsing.project.loaded.settings)
  // What is switched off may say what only another engine or package knows.
  if (base.settled.values.enabled !== false)
    checkConfig({ name, kind, at: part.at }, base.settled, (word) => isCustom(parsing, word), report, isDbt)
  for (const { setting, what, hint, idle } of parsing.engineFaults?.ofConfig(base.settled.values) ?? []) {
    const at = base.settled.places[setting.split('.')[0]!] ?? part.at
    const fault = { node: name, setting, what, hint, at }
    if (idle !== true) report(engineSettingWrong(fault))
    else if (owner.root && at.file !== parsing.project.loaded.settings.file) report(engineSettingIdle(fault))
  }
  // What a package says is not for who installed it to mend.
  for (const key of owner.root ? writtenKeys(part) : []) {
    reportUnknownConfig(configKinds[kind], key, part.reading.places[key] ?? part.at, report)
  }
  const common = { ...base.common, source: file.text.slice(part.start, part.end), late: part.reading.asks }
  const templated = {
    ...{ ...common, macros: part.reading.macros, calls: part.reading.calls },
    ...settingPlaces(base.settled.places),
  }
  const columns = patchColumns(parsing, owner.name, patch)
  switch (kind) {
    case 'analysis':
      return { node: { ...templated, kind, columns, place: base.relation }, reading: part.reading }
    case 'test':
      return {
        node: { ...templated, kind, relation: base.relation, test: testConfig(base.settled, name, report) },
        reading: part.reading,
      }
    case 'snapshot':
      return {
        node: {
          ...templated,
          kind,
          relation: snapshotRelation(base.relation, base.settled.values),
          columns,
          ...hooks(base.settled.values),
          ...patchAt(patch),
        },
        reading: part.reading,
      }
    case 'model':
      return withForeignKeys(
        withStandIn(
          {
            node: { ...templated, ...modelParts(base, file, name, patch), kind, columns },
            reading: part.reading,
          },
          parsing,
        ),
        parsing,
        owner,
      )
  }
}

/** What a Python model asks for is of its own making. */
function writtenKeys({ reading: { config } }: ReadPart): readonly string[] {
  const own = config.config_keys_used
  if (!Array.isArray(own)) return Object.keys(config)
  return Object.keys(config).filter((key) => !key.startsWith('config_keys_') && !own.includes(key))
}

type Base = ReturnType<typeof nodeBase>

function nodeBase(
  parsing: Parsing,
  owner: LoadedPackage,
  file: ProjectFile,
  part: ReadPart,
  name: string,
  patch: Patch | undefined,
) {
  const kind = file.kind as keyof typeof configKinds
  const version = patch?.version?.v
  const fqn = qualifiedName(owner.name, pathOf(kind, file), name)
  if (version !== undefined) fqn.push(`v${version}`)
  const id: NodeId = [kind, owner.name, name, ...(version === undefined ? [] : [`v${version}`])].join('.')
  const { config, places } = part.reading
  const settled = nodeSettings(parsing, owner, configKinds[kind], fqn, {
    ...{ name, at: part.at, defaults: defaults[kind] },
    said: [
      // To dbt that is as if YAML said so of each: what the project file says of a folder's models is not theirs.
      ...(isPythonFile(file.file) ? [{ values: { materialized: 'table' }, places: {} }] : []),
      ...[patch?.definition.config, patch?.version?.config, { values: config, places }],
    ],
  })
  const tags = words(settled.values.tags)
  const meta = isJsonObject(settled.values.meta) ? settled.values.meta : {}
  const text = patch?.version?.description ?? patch?.definition.description ?? ''
  const common = {
    ...{
      id,
      name,
      package: owner.name,
      file: file.originalPath,
      path: kind === 'analysis' ? pathOf(kind, file) : file.path,
      at: part.at,
      fqn,
      tags,
      meta,
    },
    ...described(parsing, owner.name, text, patch?.definition.descriptionAt ?? part.at),
    ...{ config: settled.values as NodeConfig, written: settled.written, dependsOn: [] as readonly NodeId[] },
  }
  const relation = parsing.names.relation({
    ...{ name, package: owner.name, version, at: part.at, config: settled.values },
    model: () => modelDict(common, kind, version),
  })
  return { common, settled, relation, fqn }
}

/** A snapshot file is a folder of its blocks; analyses stand in one of their own. */
function pathOf(kind: keyof typeof configKinds, file: ProjectFile): string {
  if (kind === 'snapshot') return file.path.replace(/\.[^./]*$/, '/')
  return kind === 'analysis' ? `analysis/${file.path}` : file.path
}

/** What `generate_*_name` macros see as `node`. */
export function modelDict(
  node: {
    readonly id: string
    readonly name: string
    readonly package: string
    readonly file: string
    readonly path: string
    readonly fqn: readonly string[]
    readonly tags: readonly string[]
    readonly meta: JsonObject
    readonly config: NodeConfig
  },
  kind: string,
  version?: string | number,
): JsonObject {
  return {
    ...{ unique_id: node.id, name: node.name, package_name: node.package, resource_type: kind },
    ...{ original_file_path: node.file, path: node.path, fqn: node.fqn, tags: node.tags, meta: node.meta },
    config: node.config as JsonObject,
    version: version ?? null,
  }
}

function modelParts(base: Base, file: ProjectFile, name: string, patch: Patch | undefined) {
  const { values } = base.settled
  const folders = file.path.split('/').slice(0, -1)
  const version = patch?.version?.v
  const latest = patch === undefined || version === undefined ? undefined : latestVersion(patch.definition)
  const access = values.access
  const group = values.group
  return {
    relation: base.relation,
    layer: layerOf(name, folders, values.layer),
    ...hooks(values),
    ...patchAt(patch),
    ...constraintsOf(patch),
    ...deprecationOf(patch),
    ...timeSpineOf(patch),
    ...(typeof access === 'string' ? { access } : {}),
    ...(typeof group === 'string' ? { group } : {}),
    ...(version === undefined ? {} : { version }),
    ...(latest === undefined ? {} : { latestVersion: latest }),
  }
}

function deprecationOf(patch: Patch | undefined) {
  const own = patch?.version?.other.deprecation_date
  const date = typeof own === 'string' ? own : patch?.definition.deprecationDate
  return date === undefined ? {} : { deprecationDate: date }
}

function timeSpineOf(patch: Patch | undefined) {
  const written = patch?.version?.other.time_spine ?? patch?.definition.other.time_spine
  return isJsonObject(written) ? { timeSpine: { custom_granularities: [], ...written } } : {}
}

function constraintsOf(patch: Patch | undefined) {
  const own = patch?.version?.other.constraints
  const constraints = Array.isArray(own) ? (own as readonly Json[]) : (patch?.definition.constraints ?? [])
  return constraints.length === 0 ? {} : { constraints }
}

function patchAt(patch: Patch | undefined) {
  return patch === undefined ? {} : { patch: patch.version?.at ?? patch.definition.nameAt }
}

/** `target_schema` and `target_database` are taken as they are. */
export function snapshotRelation(relation: Relation, values: JsonObject): Relation {
  const { target_schema: schema, target_database: database } = values
  return {
    ...relation,
    ...(typeof schema === 'string' ? { schema } : {}),
    ...(typeof database === 'string' ? { database } : {}),
  }
}

export function hooks(config: JsonObject): { readonly preHooks: Hook[]; readonly postHooks: Hook[] } {
  return {
    preHooks: list(config['pre-hook']).flatMap(hook),
    postHooks: list(config['post-hook']).flatMap(hook),
  }
}

function hook(written: JsonObject[string]): Hook[] {
  if (typeof written === 'string') {
    // dbt's before_begin() and its sisters come as JSON.
    const parsed = written.trimStart().startsWith('{"sql"') ? (JSON.parse(written) as JsonObject) : undefined
    return parsed === undefined
      ? written.trim() === ''
        ? []
        : [{ sql: written, transaction: true }]
      : hook(parsed)
  }
  if (!isJsonObject(written) || typeof written.sql !== 'string') return []
  return [{ sql: written.sql, transaction: written.transaction !== false }]
}

/** Whether a macro's name begins so. */
function isCustom({ project }: Parsing, word: string): boolean {
  for (const { name } of project.macros.entries()) if (name.startsWith(word)) return true
  return false
}

function patchColumns(parsing: Parsing, packageName: string, patch: Patch | undefined): Column[] {
  if (patch === undefined) return []
  const { version, definition } = patch
  return versionColumns(definition.columns, version).map((column) =>
    declaredColumn(parsing, packageName, column),
  )
}

/** The model's columns as `include` and `exclude` leave them, and the version's own. */
export function versionColumns(
  columns: readonly ColumnDefinition[],
  version: Patch['version'],
): readonly ColumnDefinition[] {
  if (version === undefined) return columns
  const include =
    version.include === undefined || version.include === 'all' || version.include === '*'
      ? undefined
      : new Set(words(version.include))
  const exclude = new Set(words(version.exclude))
  const own = new Set(version.columns.map(({ name }) => name))
  const kept = columns.filter(
    ({ name }) => (include?.has(name) ?? true) && !exclude.has(name) && !own.has(name),
  )
  return [...kept, ...version.columns]
}

export function declaredColumn(parsing: Parsing, packageName: string, column: ColumnDefinition): Column {
  const { name, at, tags, meta, quote, policyTags, constraints } = column
  const scope = () => yamlScope(parsing, packageName, at)
  const dataType =
    column.dataType === undefined ? undefined : declaredText(column.dataType, at, scope, parsing.report)
  const words = described(parsing, packageName, column.description, column.descriptionAt ?? at)
  return {
    name,
    ...(dataType === undefined ? {} : { type: dataType }),
    ...(words.description === '' ? {} : words),
    ...(tags.length === 0 ? {} : { tags }),
    ...(Object.keys(meta).length === 0 ? {} : { meta }),
    ...(quote === undefined ? {} : { quote }),
    ...(typeof column.other.granularity === 'string' ? { granularity: column.other.granularity } : {}),
    ...(policyTags.length === 0 ? {} : { policyTags }),
    ...(constraints.length === 0 ? {} : { constraints }),
  }
}
