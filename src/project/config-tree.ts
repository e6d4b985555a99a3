import { configPathUnused } from '../problems/catalogue/project.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { Location, Report } from '../problems/problem.ts'
import { canonicalConfigKey, configKeysOf, reportUnknownConfig } from './config-keys.ts'
import { isDbtProject } from './is-dbt-project.ts'
import { isJsonObject, type Json, type JsonObject } from './json.ts'
import type { ConfigKind, LoadedProject, PlacedTree, ProjectSettings } from './loaded-project.ts'

/** The settings of a node, with the place of each top-level key. */
export interface MergedConfig {
  readonly values: JsonObject
  readonly places: Readonly<Record<string, Location>>
}

const nothing: MergedConfig = { values: {}, places: {} }

/**
 * The layers of a node's settings, outermost first: its package's own tree, what YAML and file say (`said`), and over all of it what the root
 * project says of a package that is not its own. `fqn` starts with the package's name.
 */
export function configLayers(
  project: LoadedProject,
  kind: ConfigKind,
  fqn: readonly string[],
  said: readonly (MergedConfig | undefined)[],
): readonly (MergedConfig | undefined)[] {
  const own = project.packages.find(({ name, root }) => !root && name === fqn[0])
  const tree = (settings: ProjectSettings) =>
    walkTree(settings.config[kind], fqn, kind === 'analyses' ? ofModels(settings, fqn) : nothing)
  return own === undefined
    ? [tree(project.settings), ...said]
    : [tree(own.settings), ...said, tree(project.settings)]
}

/** To dbt an analysis is set by what the project file says of models; what only a build would look at is left out. */
function ofModels(settings: ProjectSettings, fqn: readonly string[]): MergedConfig {
  if (!isDbtProject(settings)) return nothing
  const { values, places } = walkTree(settings.config.models, fqn, nothing)
  return { values: Object.fromEntries(Object.entries(values).filter(([key]) => ofAnalyses.has(key))), places }
}

const ofAnalyses = new Set([
  ...['enabled', 'database', 'schema', 'tags', 'meta', 'group', 'docs', 'persist_docs'],
])

/**
 * The same as they are written: the project file's templates unrendered, a later layer's value in place of an earlier one's.
 * Keys are those that stand there, without "+".
 */
export function writtenConfig(
  project: LoadedProject,
  kind: ConfigKind,
  fqn: readonly string[],
  said: readonly (MergedConfig | undefined)[],
): JsonObject {
  const own = project.packages.find(({ name, root }) => !root && name === fqn[0])
  const written: Record<string, Json> = {}
  walkAllWritten(own?.settings ?? project.settings, kind, fqn, written)
  for (const layer of said) Object.assign(written, layer?.values)
  if (own !== undefined) walkAllWritten(project.settings, kind, fqn, written)
  return written
}

function walkAllWritten(
  settings: ProjectSettings,
  kind: ConfigKind,
  fqn: readonly string[],
  into: Record<string, Json>,
): void {
  if (kind === 'analyses' && isDbtProject(settings)) walkWritten(settings.config.models, fqn, into)
  walkWritten(settings.config[kind], fqn, into)
}

function walkWritten(tree: PlacedTree, fqn: readonly string[], into: Record<string, Json>): void {
  let level: Json | undefined = tree.written ?? tree.values
  for (let depth = 0; isJsonObject(level); depth++) {
    for (const [key, value] of Object.entries(level))
      if (key.startsWith('+') || !isJsonObject(value)) into[key.replace(/^\+\s*/, '')] = value
    if (depth >= fqn.length) break
    level = Object.hasOwn(level, fqn[depth]!) ? level[fqn[depth]!] : undefined
  }
}

function walkTree(tree: PlacedTree, fqn: readonly string[], under: MergedConfig): MergedConfig {
  let merged = under
  let level: Json | undefined = tree.values
  for (let depth = 0; isJsonObject(level); depth++) {
    merged = mergeConfig(merged, levelConfig(level, tree, fqn.slice(0, depth)))
    if (depth >= fqn.length) break
    level = Object.hasOwn(level, fqn[depth]!) ? level[fqn[depth]!] : undefined
  }
  return merged
}

/** A "+" makes a key a configuration for certain; without it, whatever is not a mapping is one. */
function levelConfig(level: JsonObject, tree: PlacedTree, path: readonly string[]): MergedConfig {
  const values: Record<string, Json> = {}
  const places: Record<string, Location> = {}
  for (const [key, value] of Object.entries(level)) {
    if (!key.startsWith('+') && isJsonObject(value)) continue
    const name = canonicalConfigKey(key.replace(/^\+\s*/, ''))
    values[name] = value
    const place = tree.places[[...path, key].join('\0')]
    if (place !== undefined) places[name] = place
  }
  return { values, places }
}

const adding = new Set(['tags', 'pre-hook', 'post-hook', 'packages'])
const merging = new Set(['meta', 'quoting', 'column_types', 'docs', 'contract'])

/** Lays one config over another as dbt does: tags and hooks add up, meta and a few more merge, grants by "+", the rest is replaced. */
export function mergeConfig(under: MergedConfig, over: MergedConfig): MergedConfig {
  const overKeys = Object.keys(over.values)
  if (overKeys.length === 0) return under
  const values: Record<string, Json> = { ...under.values }
  const places: Record<string, Location> = { ...under.places }
  for (const given of overKeys) {
    const key = canonicalConfigKey(given)
    values[key] = mergeValue(key, values[key], over.values[given]!)
    const place = over.places[given]
    if (place !== undefined) places[key] = place
  }
  return { values, places }
}

function mergeValue(key: string, before: Json | undefined, value: Json): Json {
  if (adding.has(key)) {
    const items = [...itemsOf(before), ...itemsOf(value)]
    return key === 'tags' ? [...new Set(items)] : items
  }
  if (merging.has(key) && isJsonObject(before) && isJsonObject(value)) return { ...before, ...value }
  return key === 'grants' && isJsonObject(value) ? mergeGrants(before, value) : value
}

function itemsOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly Json[]) : [value as Json]
}

/** `+select: [a]` adds to the grantees told further up, `select: [a]` replaces them. */
function mergeGrants(before: Json | undefined, value: JsonObject): JsonObject {
  const grants: Record<string, Json> = { ...(isJsonObject(before) ? before : {}) }
  for (const [key, grantees] of Object.entries(value)) {
    const name = key.replace(/^\+/, '')
    grants[name] = key.startsWith('+') ? [...itemsOf(grants[name]), ...itemsOf(grantees)] : itemsOf(grantees)
  }
  return grants
}

/** Tells paths of the root project's config trees that no node has, and configuration keys that nobody knows. */
export function reportUnusedPaths(
  project: LoadedProject,
  kind: ConfigKind,
  fqns: Iterable<readonly string[]>,
  report: Report,
): void {
  const known = nameTree(fqns)
  for (const { name } of project.packages) if (!known.has(name)) known.set(name, new Map())
  checkLevel(
    { kind, tree: project.settings.config[kind], report },
    project.settings.config[kind].values,
    known,
    [],
  )
}

type NameTree = Map<string, NameTree>

function nameTree(fqns: Iterable<readonly string[]>): NameTree {
  const root: NameTree = new Map()
  for (const fqn of fqns) {
    let level = root
    for (const name of fqn) {
      const next: NameTree = level.get(name) ?? new Map()
      level.set(name, next)
      level = next
    }
  }
  return root
}

interface Checking {
  readonly kind: ConfigKind
  readonly tree: PlacedTree
  readonly report: Report
}

function checkLevel(checking: Checking, level: JsonObject, names: NameTree, path: readonly string[]): void {
  const { kind, tree, report } = checking
  for (const [key, value] of Object.entries(level)) {
    const inner = [...path, key]
    const at = tree.places[inner.join('\0')]
    if (at === undefined) continue
    if (key.startsWith('+') || !isJsonObject(value)) {
      reportUnknownConfig(kind, key.replace(/^\+\s*/, ''), at, report)
      continue
    }
    const below = names.get(key)
    // A package or folder of this kind without a node: its settings wait for one.
    if (below !== undefined) checkLevel(checking, value, below, inner)
    else report(configPathUnused({ at, path: inner, kind, ...adviceOn(key, kind, names) }))
  }
}

function adviceOn(
  key: string,
  kind: ConfigKind,
  names: NameTree,
): { readonly near?: string; readonly hint?: string } {
  if (configKeysOf(kind).has(canonicalConfigKey(key)))
    return { hint: `To set the configuration "${key}", write "+${key}:".` }
  const near = didYouMean(key, names.keys())
  return near === undefined ? {} : { near }
}
