// What every selected node would be built from, as digests: how the next build tells that nothing has changed.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import type { Json, JsonObject } from '../manifest/json.ts'
import type { Compiled, Manifest, Query } from '../manifest/manifest.ts'
import type { BuildNode, DataTest, Hook, Node, UnitTest } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { relationKey } from '../manifest/relation.ts'
import type { Fingerprint } from '../run/reuse/built.ts'
import { sqlMeaning } from '../sql/sql-meaning.ts'

/** What a node's SQL means, whatever its comments and layout. */
export interface SqlPart {
  readonly digest: string
  /** Why its rows may be others although nothing changed. */
  readonly unsteady?: string | undefined
  readonly obstacle?: string
}

/** `maker`: names this build of Strata and the engine. Nodes whose SQL is not known have no fingerprint. */
export function fingerprintsOf(
  manifest: Manifest,
  parts: ReadonlyMap<NodeId, SqlPart>,
  selected: readonly NodeId[],
  maker: string,
): ReadonlyMap<NodeId, Fingerprint> {
  const macros = digest([...manifest.macros.values()].map(({ id, source }) => [id, source]))
  const setting = digest([maker, startOf(manifest, macros)])
  const found = new Map<NodeId, Fingerprint>()
  for (const id of selected) {
    const node = manifest.nodes.get(id)
    const sql = parts.get(id)
    if (node === undefined || !isReusable(node) || sql === undefined) continue
    const obstacle = sql.obstacle ?? ownObstacle(node, manifest)
    const config = digest(configOf(node, manifest, macros))
    found.set(id, {
      ...{ sql: sql.digest, config, setting },
      ...(sql.unsteady === undefined ? {} : { unsteady: sql.unsteady }),
      ...(obstacle === undefined ? {} : { obstacle }),
    })
  }
  return found
}

/** The part of fingerprints that hangs on what was compiled alone. */
export function sqlPartsOf(
  manifest: Manifest,
  compiled: ReadonlyMap<NodeId, Compiled>,
  selected: readonly NodeId[],
): ReadonlyMap<NodeId, SqlPart> {
  const found = new Map<NodeId, SqlPart>()
  for (const id of selected) {
    const node = manifest.nodes.get(id)
    if (node !== undefined && isReusable(node)) found.set(id, sqlPart(node, compiled.get(id), manifest))
  }
  return found
}

function isReusable(node: Node): node is BuildNode | DataTest | UnitTest {
  return ['model', 'seed', 'snapshot', 'test', 'unit_test'].includes(node.kind)
}

function sqlPart(
  node: BuildNode | DataTest | UnitTest,
  compiled: Compiled | undefined,
  manifest: Manifest,
): SqlPart {
  if (node.kind === 'seed') return { digest: digest(node.checksum) }
  if (compiled === undefined || ('late' in node && node.late))
    return { digest: digest(null), obstacle: 'questions that it asks the warehouse while it is rendered' }
  if (compiled.language === 'python') return programPart(node, compiled)
  const queries = [compiled.first, compiled.later, compiled.expected?.query].filter(
    (query) => query !== undefined,
  )
  const meanings = queries.map((query: Query) => sqlMeaning(query.rendered, manifest.project.dialect))
  const stranger = compiled.reads?.find((name) => name.startsWith('table:'))
  const unsteady =
    meanings.find(({ unsteady }) => unsteady !== undefined)?.unsteady ??
    (stranger === undefined
      ? undefined
      : `the table ${stranger.slice('table:'.length)}, which is no node's`) ??
    (compiled.analysed || node.kind === 'unit_test' ? undefined : 'SQL that could not be analysed')
  const text = [...meanings.map(({ text }) => text), compiled.expected?.columns ?? null]
  return { digest: digest(text), unsteady }
}

/** Nobody sees what a program reads: that its table hangs on its text and its inputs alone is its author's word. */
function programPart({ config }: Node, { first }: Compiled): SqlPart {
  return {
    digest: digest(first.sql),
    unsteady:
      config.reuse === true
        ? undefined
        : 'a Python program, which may read anything (say "reuse: true" if not)',
  }
}

/** Neither changes what is built. */
const words = new Set(['tags', 'meta', 'docs', 'group', 'access', 'layer', 'reuse', 'description'])

function configOf(node: BuildNode | DataTest | UnitTest, manifest: Manifest, macros: string): Json {
  const config = Object.entries(node.config)
    .filter(([key, value]) => !words.has(key) && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1)) as [string, Json][]
  if (node.kind === 'unit_test') return [config]
  if (node.kind === 'test') return [config, node.test as unknown as JsonObject]
  const templated = [...node.preHooks, ...node.postHooks].some(({ sql }) => /\{[{%]/.test(sql))
  return [
    relationKey(node.relation),
    config,
    node.preHooks.map(hookOf),
    node.postHooks.map(hookOf),
    ...(templated ? [macros, manifest.project.vars, manifest.project.target.name] : []),
    documented(node) ? [node.description, columnsOf(node)] : node.kind === 'seed' ? columnsOf(node) : null,
  ]
}

const hookOf = ({ sql, transaction }: Hook): Json => [sql, transaction]

function documented({ config }: BuildNode): boolean {
  return (
    Object.values((config.persist_docs ?? {}) as JsonObject).includes(true) || config.contract !== undefined
  )
}

function columnsOf({ columns }: BuildNode): Json {
  return columns.map(({ name, type, description, constraints }) => [
    ...[name, type ?? null, description ?? null],
    [...(constraints ?? [])],
  ])
}

/** What stands in the way beside the SQL. */
function ownObstacle(node: BuildNode | DataTest | UnitTest, manifest: Manifest): string | undefined {
  if (node.config.reuse === false) return 'its setting "reuse: false"'
  if (node.kind === 'test' || node.kind === 'unit_test') return undefined
  if (
    [...node.preHooks, ...node.postHooks].some(({ sql }) =>
      /\b(?:env_var|run_query|statement|invocation_id|run_started_at)\b/.test(sql),
    )
  )
    return 'a hook that hangs on more than the project'
  return exportIsGone(node, manifest) ? 'a file of its export that is not there' : undefined
}

function exportIsGone({ config }: BuildNode, { project }: Manifest): boolean {
  const entries = config.export === undefined || config.export === null ? [] : [config.export].flat()
  return entries.some((entry) => {
    const path = typeof entry === 'string' ? entry : (entry as JsonObject).path
    if (typeof path !== 'string') return true
    return !existsSync(isAbsolute(path) ? path : resolve(project.directory, path))
  })
}

/** on-run-start may make what SQL relies on: functions, settings. */
function startOf(manifest: Manifest, macros: string): Json {
  const hooks = [...manifest.nodes.values()].filter(
    (node) => node.kind === 'operation' && node.when === 'start',
  )
  return hooks.length === 0
    ? null
    : [hooks.map((node) => ('source' in node ? node.source : '')), macros, manifest.project.vars]
}

function digest(value: Json): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('base64url')
}
