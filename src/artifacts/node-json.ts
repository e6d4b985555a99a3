import { createHash } from 'node:crypto'
import { isPythonFile } from '../manifest/is-python.ts'
import type { Json, JsonObject } from '../manifest/json.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { Hook, Node, Templated, UnitTest } from '../manifest/node.ts'
import { usualConfig } from '../manifest/usual-config.ts'
import { columnsJson, columnsOf } from './columns-json.ts'
import { compiledPath } from './compiled-path.ts'
import { constraintsJson, contractJson } from './constraints-json.ts'
import { patchPath } from './patch-path.ts'
import { primaryKey, type TestsOf } from './primary-key.ts'
import { relationName } from './relation-name.ts'
import { sourceJson } from './source-json.ts'
import { testFields } from './test-json.ts'

/** One node as `manifest.json` has it; the fields of each kind are those of dbt's schema v12, and no others. */
export function nodeJson(
  node: Node,
  manifest: Manifest,
  compiled: Compiled | undefined,
  testsOf: TestsOf,
): JsonObject {
  switch (node.kind) {
    case 'model':
      return {
        ...relational(node, manifest, compiled),
        ...templated(node, manifest, compiled),
        access: node.access ?? 'protected',
        group: groupOf(node),
        version: node.version ?? null,
        latest_version: node.latestVersion ?? null,
        deprecation_date: momentJson(node.deprecationDate),
        time_spine: node.timeSpine ?? null,
        primary_key: node.config.enabled === false ? [] : primaryKey(node, testsOf(node.id)),
        constraints: constraintsJson(node.constraints ?? [], 'model'),
      }
    case 'snapshot':
      return { ...relational(node, manifest, compiled), ...templated(node, manifest, compiled) }
    case 'function':
      return functionJson(node, manifest, compiled)
    case 'seed':
      return {
        ...relational(node, manifest),
        checksum: { name: 'sha256', checksum: node.checksum },
        raw_code: '',
        root_path: manifest.project.directory,
        depends_on: { macros: [] },
      }
    case 'test':
      return {
        ...relational(node, manifest),
        ...templated(node, manifest, compiled),
        ...testFields(node, manifest, configJson(node)),
      }
    case 'analysis':
    case 'operation': {
      const { database, schema } = manifest.project.target
      const own = node.place
      const place = {
        ...{ database: own?.database ?? database, schema: own?.schema ?? schema },
        ...{ alias: node.name, relation_name: null, columns: {} },
        ...{ docs: { show: true, node_color: null }, doc_blocks: [...(node.docBlocks ?? [])] },
        ...{ patch_path: null, build_path: null, group: null },
      }
      const file = node.file.slice(node.file.lastIndexOf('/') + 1)
      const operation =
        node.kind === 'operation' ? { index: node.index, original_file_path: `./${file}` } : {}
      return { ...common(node), ...place, ...templated(node, manifest, compiled), ...operation }
    }
    case 'source':
      return { ...common(node), ...sourceJson(node, manifest) }
    case 'exposure':
      return exposureJson(node, manifest)
    case 'unit_test':
      return unitTestJson(node, manifest)
  }
}

/** A date without a time is its midnight; without a zone in UTC, so that the file is the same everywhere. */
function momentJson(text: string | undefined): string | null {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text ?? '',
  )
  if (parts === null) return text ?? null
  const [, date, time = '00:00:00', zone = 'Z'] = parts
  const seconds = time.length === 5 ? ':00' : ''
  const offset = zone === 'Z' ? '+00:00' : zone.replace(/^(...):?/, '$1:')
  return `${date}T${time}${seconds}${offset}`
}

function common(node: Node): JsonObject {
  return {
    name: node.name,
    resource_type: node.kind === 'unit_test' ? 'unit_test' : node.kind,
    package_name: node.package,
    path: node.path,
    original_file_path: node.file,
    unique_id: node.id,
    fqn: node.fqn,
    tags: node.tags,
    meta: node.meta,
    description: node.description,
    config: configJson(node),
    unrendered_config: node.written ?? {},
    created_at: 0,
  }
}

function configJson(node: Node): JsonObject {
  const config = Object.fromEntries(
    Object.entries(usualConfig(node)).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  )
  const hooks =
    'preHooks' in node ? { 'pre-hook': hooksJson(node.preHooks), 'post-hook': hooksJson(node.postHooks) } : {}
  const { pre_hook: _pre, post_hook: _post, ...rest } = config
  const tags = node.kind === 'test' || node.kind === 'operation' ? (rest.tags ?? []) : node.tags
  return { enabled: true, ...rest, ...hooks, tags, meta: node.meta }
}

function hooksJson(hooks: readonly Hook[]): Json {
  return hooks.map(({ sql, transaction }) => ({ sql, transaction, index: null }))
}

type Relational = Extract<Node, { relation: unknown }>

function relational(node: Relational, manifest: Manifest, compiled?: Compiled): JsonObject {
  const { type } = manifest.project.target
  return {
    ...common(node),
    database: node.relation.database ?? null,
    schema: node.relation.schema,
    alias: node.relation.name,
    relation_name:
      (node.kind === 'test' && node.test.storeFailures !== true) || node.config.materialized === 'ephemeral'
        ? null
        : relationName(node.relation, type, manifest.project.quoting),
    columns: columnsJson(columnsOf(node, compiled)),
    docs: docsOf(node),
    patch_path: patchPath(node),
    build_path: null,
    doc_blocks: [...(node.docBlocks ?? [])],
    group: groupOf(node),
  }
}

function groupOf(node: Node): string | null {
  const group = node.kind === 'model' ? (node.group ?? node.config.group) : node.config.group
  return typeof group === 'string' ? group : null
}

function docsOf({ config }: Node): JsonObject {
  const { show, node_color } = (config.docs ?? {}) as JsonObject
  return { show: show !== false, node_color: typeof node_color === 'string' ? node_color : null }
}

function templated(node: Templated & Node, manifest: Manifest, compiled: Compiled | undefined): JsonObject {
  return {
    checksum: { name: 'sha256', checksum: createHash('sha256').update(node.source.trim()).digest('hex') },
    // Without the line ends around it, as dbt reads files.
    raw_code: node.kind === 'snapshot' ? node.source : node.source.trim(),
    language: isPythonFile(node.file) ? 'python' : 'sql',
    refs: refsOf(node),
    sources:
      unresolvedSources(node) ??
      node.dependsOn.flatMap((id) => {
        const parent = manifest.nodes.get(id)
        return parent?.kind === 'source' ? [[parent.sourceName, parent.name]] : []
      }),
    metrics: [],
    ...functionsOf(node, manifest),
    depends_on: { macros: node.calls ?? node.macros, nodes: node.dependsOn },
    ...compiledJson(node, compiled),
    contract: contractJson(node),
  }
}

/** Said only where there are any, as a schema without functions knows none. */
function functionsOf(node: Node, manifest: Manifest): JsonObject {
  const functions = node.dependsOn.flatMap((id) => {
    const called = manifest.nodes.get(id)
    return called?.kind === 'function'
      ? [called.package === node.package ? [called.name] : [called.package, called.name]]
      : []
  })
  return functions.length === 0 ? {} : { functions }
}

/** What is not compiled says nothing of it. */
function compiledJson(node: Node, compiled: Compiled | undefined): JsonObject {
  if (compiled === undefined) return { compiled_path: null }
  return {
    compiled_path: `target/compiled/${compiledPath(node)}`,
    compiled: true,
    compiled_code: compiled.first.sql,
    extra_ctes_injected: true,
    extra_ctes: compiled.inlined.map((id) => ({ id, sql: '' })),
  }
}

function refsOf({ refs = [] }: Node): JsonObject[] {
  return refs.map(({ name, package: from, version }) => ({
    ...{ name, package: from ?? null, version: version ?? null },
  }))
}

function functionJson(
  node: Extract<Node, { kind: 'function' }>,
  manifest: Manifest,
  compiled: Compiled | undefined,
): JsonObject {
  return {
    ...relational(node, manifest, compiled),
    ...templated(node, manifest, compiled),
    language: node.language,
    arguments: node.arguments.map(({ name, type, description, default: given }) => ({
      name,
      data_type: type,
      description: description ?? null,
      default_value: given ?? null,
    })),
    returns: { data_type: node.returns.type, description: node.returns.description ?? null },
  }
}

function exposureJson(
  node: Extract<Node, { kind: 'exposure' }>,
  { nodes, definitions }: Manifest,
): JsonObject {
  const parents = node.dependsOn.map((id) => nodes.get(id))
  const metrics = (definitions ?? []).filter(
    ({ kind, id }) => kind === 'metric' && node.dependsOn.includes(id),
  )
  return {
    ...common(node),
    type: node.exposureType,
    owner: { email: node.owner.email ?? null, name: node.owner.name ?? null },
    label: node.label ?? null,
    maturity: node.maturity ?? null,
    url: node.url ?? null,
    depends_on: { macros: [], nodes: node.dependsOn },
    refs: refsOf(node),
    sources: parents.flatMap((parent) =>
      parent?.kind === 'source' ? [[parent.sourceName, parent.name]] : [],
    ),
    metrics: metrics.map(({ name, package: owner }) => (owner === node.package ? [name] : [owner, name])),
  }
}

/** With the format in which its rows are told. */
function rowsJson(given: Json): Json {
  const told = given as JsonObject
  return { ...told, rows: told.rows ?? null, format: told.format ?? 'dict', fixture: told.fixture ?? null }
}

function unitTestJson(node: UnitTest, { nodes }: Manifest): JsonObject {
  const tested = nodes.get(node.model)
  const { tags: _tags, meta: _meta, unrendered_config: _config, ...shared } = common(node)
  const { given, expect, overrides } = node
  const text = JSON.stringify({ model: node.model, given, expect, overrides })
  return {
    ...shared,
    model: tested?.name ?? node.model.split('.').slice(2).join('.'),
    given: node.given.map(rowsJson),
    expect: rowsJson(node.expect),
    overrides:
      Object.keys(node.overrides).length === 0
        ? null
        : { macros: {}, vars: {}, env_vars: {}, ...node.overrides },
    schema: tested !== undefined && 'relation' in tested ? tested.relation.schema : null,
    version: node.version ?? null,
    versions: null,
    checksum: createHash('sha256').update(text).digest('hex'),
    depends_on: { macros: [], nodes: node.dependsOn },
  }
}

function unresolvedSources(node: Node): Json[] | undefined {
  return node.kind === 'test' ? node.unresolved?.sources.map((names) => [...names]) : undefined
}
