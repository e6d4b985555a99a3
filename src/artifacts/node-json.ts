import { createHash } from 'node:crypto'
import type { Column, ColumnOrigin } from '../manifest/column.ts'
import type { Json, JsonObject } from '../manifest/json.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { DataTest, Hook, Node, Source, Templated, UnitTest } from '../manifest/node.ts'
import { usualConfig } from '../manifest/usual-config.ts'
import { compiledPath } from './compiled-path.ts'
import { relationName } from './relation-name.ts'

/** One node as `manifest.json` has it; the fields of each kind are those of dbt's schema v12, and no others. */
export function nodeJson(node: Node, manifest: Manifest, compiled: Compiled | undefined): JsonObject {
  switch (node.kind) {
    case 'model':
      return {
        ...relational(node, manifest, compiled),
        ...templated(node, manifest, compiled),
        access: node.access ?? 'protected',
        group: groupOf(node),
        version: node.version ?? null,
        latest_version: node.latestVersion ?? null,
        deprecation_date: node.deprecationDate ?? null,
        time_spine: node.timeSpine ?? null,
        primary_key: [],
        constraints: [...(node.constraints ?? [])],
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
        ...testFields(node, manifest),
      }
    case 'analysis':
    case 'operation': {
      const { database, schema } = manifest.project.target
      const place = { database, schema, alias: node.name, columns: {}, relation_name: null }
      const operation = node.kind === 'operation' ? { index: node.index } : {}
      return { ...common(node), ...place, ...templated(node, manifest, compiled), ...operation }
    }
    case 'source':
      return sourceJson(node, manifest)
    case 'exposure':
      return exposureJson(node, manifest)
    case 'unit_test':
      return unitTestJson(node, manifest)
  }
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
    unrendered_config: {},
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
  return { enabled: true, ...rest, ...hooks, tags: node.tags, meta: node.meta }
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
        : relationName(node.relation, type),
    columns: columnsJson(columnsOf(node, compiled)),
    docs: docsOf(node),
    patch_path: 'patch' in node && node.patch ? `${node.package}://${node.patch.file}` : null,
    build_path: null,
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

function contractOf(node: Node): JsonObject {
  const { enforced, alias_types } = (node.config.contract ?? {}) as JsonObject
  const columns = enforced === true && 'columns' in node ? node.columns : undefined
  const text = columns
    ?.map(({ name, type }) => `${name.toLowerCase()}:${(type ?? '').toLowerCase()}`)
    .sort()
    .join('|')
  return {
    enforced: enforced === true,
    alias_types: alias_types !== false,
    checksum: text === undefined ? null : createHash('sha256').update(text).digest('hex'),
  }
}

function columnsJson(columns: readonly Column[]): JsonObject {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      {
        name: column.name,
        description: column.description ?? '',
        meta: { ...column.meta, ...inheritedJson(column) },
        data_type: column.type ?? null,
        constraints: [...(column.constraints ?? [])],
        quote: column.quote ?? null,
        tags: [...(column.tags ?? [])],
      },
    ]),
  )
}

/** dbt's schema has no place for where words come from but `meta`. */
function inheritedJson({ inherited }: Column): JsonObject {
  if (inherited === undefined) return {}
  const { description, tags } = inherited
  const name = ({ node, column }: ColumnOrigin) => `${node}.${column}`
  return {
    inherited_from: {
      ...(description === undefined ? {} : { description: name(description) }),
      ...(tags === undefined
        ? {}
        : { tags: Object.fromEntries(Object.entries(tags).map(([tag, from]) => [tag, name(from)])) }),
    },
  }
}

/** The columns of YAML, with what they and others inherit. */
function columnsOf(node: Node, compiled: Compiled | undefined): readonly Column[] {
  const written = 'columns' in node ? node.columns.filter(({ found }) => found !== true) : []
  const inherited = (compiled?.columns ?? []).filter((column) => column.inherited !== undefined)
  if (inherited.length === 0) return written
  const more = new Map(inherited.map((column) => [column.name.toLowerCase(), column]))
  const known = new Set(written.map(({ name }) => name.toLowerCase()))
  return [
    ...written.map((column) => {
      const found = more.get(column.name.toLowerCase())
      return found === undefined ? column : { ...found, ...column, ...inheritedWords(found) }
    }),
    ...inherited.filter(({ name }) => !known.has(name.toLowerCase())),
  ]
}

function inheritedWords({ description, tags }: Column): Partial<Column> {
  return { ...(description === undefined ? {} : { description }), ...(tags === undefined ? {} : { tags }) }
}

function templated(node: Templated & Node, manifest: Manifest, compiled: Compiled | undefined): JsonObject {
  return {
    checksum: { name: 'sha256', checksum: createHash('sha256').update(node.source.trim()).digest('hex') },
    // Without the line ends around it, as dbt reads files.
    raw_code: node.source.trim(),
    language: 'sql',
    refs: node.dependsOn.flatMap((id) => refOf(manifest.nodes.get(id), node.package)),
    sources: node.dependsOn.flatMap((id) => {
      const parent = manifest.nodes.get(id)
      return parent?.kind === 'source' ? [[parent.sourceName, parent.name]] : []
    }),
    metrics: [],
    functions: node.dependsOn.flatMap((id) => {
      const called = manifest.nodes.get(id)
      return called?.kind === 'function'
        ? [called.package === node.package ? [called.name] : [called.package, called.name]]
        : []
    }),
    depends_on: { macros: node.macros, nodes: node.dependsOn },
    compiled_path: compiled ? `target/compiled/${compiledPath(node)}` : null,
    compiled: compiled !== undefined,
    compiled_code: compiled?.first.sql ?? null,
    extra_ctes_injected: compiled !== undefined,
    extra_ctes: (compiled?.inlined ?? []).map((id) => ({ id, sql: '' })),
    contract: contractOf(node),
  }
}

function refOf(parent: Node | undefined, from: string): JsonObject[] {
  if (parent === undefined || parent.kind === 'source' || parent.kind === 'function') return []
  const version = parent.kind === 'model' ? (parent.version ?? null) : null
  return [{ name: parent.name, package: parent.package === from ? null : parent.package, version }]
}

/** The tested relation as dbt's generic tests name it. */
function modelOf(tested: Node): string {
  if (tested.kind === 'source')
    return `{{ get_where_subquery(source('${tested.sourceName}', '${tested.name}')) }}`
  const version =
    tested.kind === 'model' && tested.version !== undefined ? `, version='${tested.version}'` : ''
  return `{{ get_where_subquery(ref('${tested.name}'${version})) }}`
}

function testFields(node: DataTest, manifest: Manifest): JsonObject {
  const { test } = node
  const tested = node.attachedTo === undefined ? undefined : manifest.nodes.get(node.attachedTo)
  return {
    config: {
      ...configJson(node),
      severity: test.severity.toUpperCase(),
      store_failures: test.storeFailures ?? null,
      where: test.where ?? null,
      limit: test.limit ?? null,
      fail_calc: test.failCalc,
      warn_if: test.warnIf,
      error_if: test.errorIf,
      materialized: 'test',
    },
    ...(node.generic
      ? {
          test_metadata: {
            name: node.generic.name,
            kwargs: {
              ...node.generic.arguments,
              ...(tested === undefined ? {} : { model: modelOf(tested) }),
            },
            namespace: node.generic.namespace ?? null,
          },
          column_name: node.column ?? null,
          file_key_name:
            tested === undefined
              ? null
              : `${tested.kind}s.${tested.kind === 'source' ? tested.sourceName : tested.name}`,
          attached_node: tested?.kind === 'source' ? null : (node.attachedTo ?? null),
        }
      : {}),
  }
}

function sourceJson(node: Source, manifest: Manifest): JsonObject {
  const period = (limit: { count: number; period: string } | undefined) => ({
    count: limit?.count ?? null,
    period: limit?.period ?? null,
  })
  return {
    ...common(node),
    database: node.relation.database ?? null,
    schema: node.relation.schema,
    identifier: node.relation.name,
    relation_name: relationName(node.relation, manifest.project.target.type),
    source_name: node.sourceName,
    source_description: node.sourceDescription,
    source_meta: {},
    loader: node.loader ?? '',
    loaded_at_field: node.loadedAtField ?? null,
    freshness: node.freshness
      ? {
          warn_after: period(node.freshness.warnAfter),
          error_after: period(node.freshness.errorAfter),
          filter: node.freshness.filter ?? null,
        }
      : null,
    quoting: { database: null, schema: null, identifier: null, column: null, ...node.quoting },
    columns: columnsJson(node.columns),
    external: null,
    patch_path: null,
  }
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

function exposureJson(node: Extract<Node, { kind: 'exposure' }>, { nodes }: Manifest): JsonObject {
  const parents = node.dependsOn.map((id) => nodes.get(id))
  return {
    ...common(node),
    type: node.exposureType,
    owner: { email: node.owner.email ?? null, name: node.owner.name ?? null },
    label: node.label ?? null,
    maturity: node.maturity ?? null,
    url: node.url ?? null,
    depends_on: { macros: [], nodes: node.dependsOn },
    refs: parents.flatMap((parent) => refOf(parent, node.package)),
    sources: parents.flatMap((parent) =>
      parent?.kind === 'source' ? [[parent.sourceName, parent.name]] : [],
    ),
    metrics: [],
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
  return {
    ...shared,
    model: node.model.split('.').slice(2).join('.'),
    given: node.given.map(rowsJson),
    expect: rowsJson(node.expect),
    overrides: Object.keys(node.overrides).length === 0 ? null : node.overrides,
    schema: tested !== undefined && 'relation' in tested ? tested.relation.schema : null,
    version: null,
    versions: null,
    depends_on: { macros: [], nodes: node.dependsOn },
  }
}
