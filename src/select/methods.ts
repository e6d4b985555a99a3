import type { Json } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import { isPattern, matchesPattern, pathPattern } from './glob.ts'

/** Says whether a node is meant; made once for a criterion, asked for every node. */
export type Match = (node: Node) => boolean
type Method = (value: string, argument: string | undefined, manifest: Manifest) => Match

/** Methods that need nothing but the manifest, by the name before the colon. */
export const methods: Readonly<Record<string, Method>> = {
  fqn: (value) => (node) =>
    node.kind !== 'source' &&
    (inNamespace(node, node.fqn, value) || inNamespace(node, node.fqn.slice(1), value)),
  tag: (value) => (node) => node.tags.some((tag) => matchesPattern(tag, value)),
  group: (value) => (node) => {
    const group = node.kind === 'model' ? (node.group ?? node.config.group) : node.config.group
    return typeof group === 'string' && matchesPattern(group, value)
  },
  access: (value) => (node) => node.kind === 'model' && (node.access ?? 'protected') === value,
  source: (value) => {
    const [table = '*', source, packageName = '*'] = value.split('.').reverse()
    return (node) =>
      node.kind === 'source' &&
      matchesPattern(node.package, packageName) &&
      matchesPattern(node.sourceName, source ?? table) &&
      (source === undefined || matchesPattern(node.name, table))
  },
  exposure: named('exposure'),
  unit_test: named('unit_test'),
  path: (value) => {
    const pattern = pathPattern(value)
    return (node) => pattern.test(node.file) || ('patch' in node && pattern.test(node.patch?.file ?? ''))
  },
  file: (value) => (node) => {
    const name = node.file.slice(node.file.lastIndexOf('/') + 1)
    return matchesPattern(name, value) || matchesPattern(name.replace(/\.[^.]*$/, ''), value)
  },
  package: (value, _, manifest) => {
    const name = value === 'this' ? manifest.project.name : value
    return (node) => matchesPattern(node.package, name)
  },
  config: (value, argument) => (node) => configMatches(node, argument?.split('.') ?? [], value),
  test_name: (value) => (node) => node.kind === 'test' && matchesPattern(node.generic?.name ?? '', value),
  test_type: (value) => (node) => {
    if (node.kind === 'unit_test') return value === 'unit'
    if (node.kind !== 'test') return false
    return value === 'data' || value === (node.generic === undefined ? 'singular' : 'generic')
  },
  resource_type: (value) => (node) =>
    node.kind === value || (value === 'sql_operation' && node.kind === 'operation'),
  wildcard: (value) => (node) => matchesPattern(node.name, value),
  version: (value) => (node) =>
    node.kind === 'model' && versionMatches(node.version, node.latestVersion, value),
}

function named(kind: 'exposure' | 'unit_test'): Method {
  return (value) => {
    const [name = '*', packageName = '*'] = value.split('.').reverse()
    return (node) =>
      node.kind === kind &&
      matchesPattern(node.package, packageName) &&
      (matchesPattern(node.name, name) ||
        (node.kind === 'unit_test' &&
          node.version !== undefined &&
          matchesPattern(`${node.name}_v${node.version}`, name)))
  }
}

/** `staging`, `staging.stripe`, `acme.staging.*` or a node's own name. Dots inside a name part folders too. */
function inNamespace(node: Node, fqn: readonly string[], value: string): boolean {
  const last = fqn.at(-1)
  if (last === value || node.name === value) return true
  if (isPattern(value) && last !== undefined && matchesPattern(last, value)) return true
  // `customers_v2`, as the version's file is called.
  if (
    node.kind === 'model' &&
    node.version !== undefined &&
    matchesPattern(`${node.name}_v${node.version}`, value)
  )
    return true
  const parts = fqn.flatMap((part) => part.split('.'))
  const wanted = value.split('.')
  if (parts.length < wanted.length) return false
  for (const [index, part] of wanted.entries()) {
    if (isPattern(part)) return matchesPattern(parts.slice(index).join('.'), wanted.slice(index).join('.'))
    if (parts[index] !== part) return false
  }
  return true
}

function configMatches(node: Node, path: readonly string[], wanted: string): boolean {
  let value: Json | undefined =
    node.kind === 'test' && path[0] === 'severity' ? node.test.severity : undefined
  if (value === undefined) {
    value = node.config as { readonly [key: string]: Json }
    for (const key of path) {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
      value = (value as { readonly [key: string]: Json })[key]
      if (value === undefined) return false
    }
  }
  if (Array.isArray(value)) return value.some((item) => sameText(item, wanted))
  if (value !== null && typeof value === 'object') return wanted in value
  return sameText(value, wanted, path[0] === 'severity')
}

function sameText(value: Json, wanted: string, foldCase = typeof value === 'boolean'): boolean {
  const text = String(value)
  return foldCase ? text.toLowerCase() === wanted.toLowerCase() : text === wanted
}

function versionMatches(
  version: string | number | undefined,
  latest: string | number | undefined,
  wanted: string,
) {
  if (wanted === 'none') return version === undefined
  if (version === undefined) return false
  if (wanted === 'latest') return version === latest
  const order = compareVersions(version, latest ?? version)
  return wanted === 'prerelease' ? order > 0 : wanted === 'old' && order < 0
}

function compareVersions(left: string | number, right: string | number): number {
  if (!Number.isNaN(Number(left)) && !Number.isNaN(Number(right))) return Number(left) - Number(right)
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0
}
