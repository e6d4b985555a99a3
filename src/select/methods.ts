import { ExactScalar } from '../manifest/exact-scalar.ts'
import type { Json } from '../manifest/json.ts'
import type { Node } from '../manifest/node.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { isPattern, matchesPattern } from './glob.ts'
import type { Method } from './match.ts'
import { byPath } from './match-path.ts'
import { CriterionError } from './read-criteria.ts'
import type { Selectable, SelectableKind } from './selectable.ts'

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
  metric: named('metric'),
  semantic_model: named('semantic_model'),
  saved_query: named('saved_query'),
  path: byPath,
  file: (value) => (node) => {
    const name = node.file.slice(node.file.lastIndexOf('/') + 1)
    return matchesPattern(name, value) || matchesPattern(name.replace(/\.[^.]*$/, ''), value)
  },
  package: (value, _, manifest) => {
    const name = value === 'this' ? manifest.project.name : value
    return (node) => matchesPattern(node.package, name)
  },
  config: (value, argument) => (node) =>
    hasSettings(node) && configMatches(node, argument?.split('.') ?? [], value),
  test_name: (value) => (node) => node.kind === 'test' && matchesPattern(node.generic?.name ?? '', value),
  test_type: (value) => {
    mustBeOneOf('test type', value, testTypes)
    return (node) => {
      if (node.kind === 'unit_test') return value === 'unit'
      if (node.kind !== 'test') return false
      if (node.generic === undefined) return value === 'data' || value === 'singular'
      return value !== 'singular' && value !== 'unit'
    }
  },
  resource_type: (value) => {
    mustBeOneOf('resource type', value, resourceTypes)
    return (node) => node.kind === (value === 'sql_operation' ? 'operation' : value)
  },
  wildcard: (value) => (node) => matchesPattern(node.name, value),
  version: (value) => (node) =>
    node.kind === 'model' && versionMatches(node.version, node.latestVersion, value),
}

/** `schema` is what dbt once called generic tests. */
const testTypes = ['generic', 'singular', 'data', 'unit', 'schema']

const resourceTypes: readonly (SelectableKind | 'sql_operation')[] = [
  ...([
    'model',
    'seed',
    'snapshot',
    'source',
    'test',
    'unit_test',
    'analysis',
    'exposure',
    'function',
  ] as const),
  ...(['metric', 'semantic_model', 'saved_query', 'operation', 'sql_operation'] as const),
]

function mustBeOneOf(what: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return
  const near = didYouMean(value, known)
  const hint = near === undefined ? `there are ${known.join(', ')}` : `perhaps "${near}" is meant`
  throw new CriterionError(`"${value}" is no ${what}; ${hint}`)
}

function named(kind: 'exposure' | 'unit_test' | 'metric' | 'semantic_model' | 'saved_query'): Method {
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
function inNamespace(node: Selectable, fqn: readonly string[], value: string): boolean {
  const last = fqn.at(-1)
  if (last === value || node.name === value) return true
  if (isPattern(value) && last !== undefined && matchesPattern(last, value)) return true
  if (node.kind === 'model' && node.version !== undefined) {
    // `customers_v2`, as the version's file is called, or `customers.v2`.
    const own = `${node.name}_v${node.version}`
    if (matchesPattern(own, value) || own === value.split('.').slice(-2).join('_')) return true
  }
  const parts = fqn.flatMap((part) => part.split('.'))
  const wanted = value.split('.')
  if (parts.length < wanted.length) return false
  for (const [index, part] of wanted.entries()) {
    if (isPattern(part)) return matchesPattern(parts.slice(index).join('.'), wanted.slice(index).join('.'))
    if (parts[index] !== part) return false
  }
  return true
}

/** Of sources and what is built or tested; exposures, unit tests and metrics are found by their names and tags. */
function hasSettings(node: Selectable): node is Node {
  return node.kind !== 'exposure' && node.kind !== 'unit_test' && 'at' in node
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
  if (Array.isArray(value)) return value.some((item) => sameText(item, wanted, typeof item === 'boolean'))
  if (value !== null && typeof value === 'object' && !(value instanceof ExactScalar)) return wanted in value
  return sameText(value, wanted, typeof value === 'boolean' || path[0] === 'severity')
}

function sameText(value: Json, wanted: string, foldCase: boolean): boolean {
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
