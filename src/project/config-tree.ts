import { configPathUnused } from '../problems/catalogue/project.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { Location, Report } from '../problems/problem.ts'
import { canonicalConfigKey, configKeysOf, reportUnknownConfig } from './config-keys.ts'
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
  const tree = ({ config }: ProjectSettings) => walkTree(config[kind], fqn, nothing)
  return own === undefined
    ? [tree(project.settings), ...said]
    : [tree(own.settings), ...said, tree(project.settings)]
}

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
  walkWritten((own?.settings ?? project.settings).config[kind], fqn, written)
  for (const layer of said) Object.assign(written, layer?.values)
  if (own !== undefined) walkWritten(project.settings.config[kind], fqn, written)
  return written
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
