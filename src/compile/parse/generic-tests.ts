import type { Json, JsonObject } from '../../manifest/json.ts'
import type { DataTest, Node, NodeConfig } from '../../manifest/node.ts'
import { genericTestNotFound } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Location } from '../../problems/problem.ts'
import type { TestDefinition } from '../../project/definitions.ts'
import { isDbtProject, softened } from '../../project/is-dbt-project.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage } from '../../project/loaded-project.ts'
import { toValue } from '../../project/template-values.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import { render } from '../../template/render.ts'
import { repr } from '../../template/values/print.ts'
import { Dict, type Value } from '../../template/values/value.ts'
import { NodeScope } from '../context/scope.ts'
import type { MacroEntry } from '../macros/macro-table.ts'
import { evaluateBare, isRendered, isTemplate, renderValue } from '../render-text.ts'
import { type NodeSettings, nodeSettings } from './node-settings.ts'
import { ParsePhase } from './parse-phase.ts'
import { attempt, type Parsing, words } from './parsing.ts'
import { qualifiedName } from './raw-nodes.ts'
import { emptyReading, type Pending, type Reading } from './reading.ts'
import { fileOf } from './source-nodes.ts'
import { testConfig } from './test-config.ts'
import { testHash, testName } from './test-names.ts'

/** What a generic test is attached to. */
export interface TestTarget {
  readonly node: Exclude<Node, { kind: 'test' }>
  /** The name in the test's own name; with `_v2` for a version. */
  readonly label: string
  readonly version?: string | number | undefined
  readonly column?: string | undefined
  readonly columnTags: readonly string[]
}

const LOOKS_LIKE_CALL = /^\s*(?:env_var|ref|var|source|doc)\s*\(.+\)\s*$/s

export function genericTest(
  parsing: Parsing,
  owner: LoadedPackage,
  definition: TestDefinition,
  target: TestTarget,
): Pending<DataTest> | undefined {
  const { report } = parsing
  const entry = findTest(parsing, owner, definition)
  if (entry === undefined && !isDbtProject(parsing.project.loaded.settings)) return undefined
  const { node, column } = target
  const args: JsonObject = {
    ...(column === undefined ? {} : { column_name: column }),
    ...(column === undefined ? definition.beside : {}),
    ...definition.arguments,
  }
  const prefix = node.kind === 'source' ? 'source_' : ''
  const space = definition.namespace === undefined ? '' : `${definition.namespace}_`
  const label = node.kind === 'source' ? `${node.sourceName}_${node.name}` : target.label
  const named =
    definition.customName === undefined
      ? testName(`${space}${prefix}${definition.name}`, label, args)
      : { short: definition.customName, full: definition.customName }
  const file = fileOf(owner, definition.at.file)
  const fqn = qualifiedName(owner.name, file.path, named.full)
  const kwargs = { ...args, model: modelText(target) }
  const hash = testHash(named.full, { namespace: definition.namespace, name: definition.name, kwargs })
  const reading = readArguments(parsing, owner, entry, definition, target, args)
  const config = settled(parsing, owner, definition, fqn, reading)
  const shortened = named.short === named.full ? undefined : named.short
  const alias = typeof config.values.alias === 'string' ? config.values.alias : shortened
  const tags = [...new Set([...words(config.values.tags), ...target.columnTags])].sort()
  const id = `test.${owner.name}.${named.full}.${hash}`
  const macro = `${definition.namespace === undefined ? '' : `${definition.namespace}.`}test_${definition.name}`
  const test: DataTest = {
    kind: 'test',
    ...{
      id,
      name: named.full,
      package: owner.name,
      file: file.originalPath,
    },
    ...{
      path: `${named.short}.sql`,
      at: definition.at,
      fqn,
      description: definition.description ?? '',
      tags,
    },
    meta: isJsonObject(config.values.meta) ? config.values.meta : {},
    config: { ...config.values, ...(shortened === undefined ? {} : { alias }) } as NodeConfig,
    written: { ...(shortened === undefined ? {} : { alias: shortened }), ...config.written },
    ...{
      dependsOn: [],
      source: `{{ ${macro}(**_dbt_generic_test_kwargs) }}`,
      macros: reading.macros,
      calls: reading.calls,
      late: reading.asks,
    },
    test: testConfig(config, named.full, report),
    relation: parsing.names.relation({
      ...{ name: named.full, package: owner.name, at: definition.at },
      config: { ...config.values, ...(alias === undefined ? {} : { alias }) },
      model: () => ({
        ...{ unique_id: id, name: named.full, resource_type: 'test', package_name: owner.name },
        ...{ original_file_path: file.originalPath, path: `${named.short}.sql`, fqn, tags },
        config: config.values,
      }),
    }),
    generic: {
      name: definition.name,
      ...(definition.namespace === undefined ? {} : { namespace: definition.namespace }),
      arguments: args,
      written: writtenTest(macro, definition, named),
    },
    attachedTo: node.id,
    ...(column === undefined ? {} : { column }),
  }
  return { node: test, reading }
}

/** The settings that have names of their own come first. */
const SETTINGS =
  'severity tags enabled where limit warn_if error_if fail_calc store_failures store_failures_as meta database schema alias'.split(
    ' ',
  )

/** The template that dbt makes of an entry: the macro, and its settings as a call. */
function writtenTest(
  macro: string,
  { config: { values } }: TestDefinition,
  named: { readonly short: string; readonly full: string },
): string {
  const set: JsonObject = { ...values, ...(named.short === named.full ? {} : { alias: named.short }) }
  const rank = (key: string) => (SETTINGS.indexOf(key) + SETTINGS.length + 1) % (SETTINGS.length + 1)
  const keys = Object.keys(set).sort((a, b) => rank(a) - rank(b))
  const calls = keys.flatMap((key) => {
    const value = set[key]
    if (value === undefined || value === null) return []
    return [
      `${key}=${typeof value === 'string' ? `"${value.replaceAll('"', '\\"')}"` : repr(toValue(value))}`,
    ]
  })
  const written = `{{ ${macro}(**_dbt_generic_test_kwargs) }}`
  return calls.length === 0 ? written : `${written}{{ config(${calls.join(',')}) }}`
}

function findTest(
  { project, report }: Parsing,
  owner: LoadedPackage,
  definition: TestDefinition,
): MacroEntry | undefined {
  const { macros, loaded } = project
  const name = `test_${definition.name}`
  const { namespace } = definition
  const entry = namespace === undefined ? macros.resolve(name, owner.name) : macros.inPackage(namespace, name)
  if (entry !== undefined) return entry
  const written = namespace === undefined ? definition.name : `${namespace}.${definition.name}`
  const known = [...macros.visible(owner.name)]
    .filter((word) => word.startsWith('test_'))
    .map((word) => word.slice(5))
  for (const { name: packageName, root } of loaded.packages) {
    if (root) continue
    for (const word of macros.namesIn(packageName))
      if (word.startsWith('test_')) known.push(`${packageName}.${word.slice(5)}`)
  }
  const problem = genericTestNotFound({ name: written, at: definition.at, near: didYouMean(written, known) })
  report(softened(problem, loaded.settings))
  return undefined
}

/** `model` as dbt writes it among the arguments. */
function modelText({ node, version }: TestTarget): string {
  const call =
    node.kind === 'source'
      ? `source('${node.sourceName}', '${node.name}')`
      : version === undefined
        ? `ref('${node.name}')`
        : `ref('${node.name}', version='${version}')`
  return `{{ get_where_subquery(${call}) }}`
}

function targetReading({ node, version }: TestTarget, at: Location): Pick<Reading, 'refs' | 'sources'> {
  if (node.kind === 'source')
    return { refs: [], sources: [{ source: node.sourceName, table: node.name, at }] }
  return {
    refs: [{ name: node.name, package: node.package, at, ...(version === undefined ? {} : { version }) }],
    sources: [],
  }
}

/** The target, what the arguments refer to, and what the test's own text says. */
function readArguments(
  parsing: Parsing,
  owner: LoadedPackage,
  entry: MacroEntry | undefined,
  definition: TestDefinition,
  target: TestTarget,
  args: JsonObject,
): Reading {
  const { project, report } = parsing
  const own = targetReading(target, definition.at)
  if (entry === undefined) return { ...emptyReading, ...own, calls: [WHERE] }
  const effects = project.macros.effects(entry)
  const dynamic = Object.values(args).some(needsRendering)
  const base = {
    ...emptyReading,
    ...own,
    macros: effects.macros,
    calls: callsOf(entry),
    asks: effects.asks,
    reads: [...effects.reads],
  }
  if (!dynamic && !effects.resolves) return base
  const node = {
    id: '',
    name: definition.name,
    package: owner.name,
    relation: undefined,
    model: (): JsonObject => ({}),
  }
  const phase = new ParsePhase(project, node)
  const scope = new NodeScope(project, node, phase)
  attempt(report, () => {
    const kwargs = renderArguments(args, definition.at, scope, 'chainable')
    if (!effects.resolves) return
    kwargs.set('model', phase.ref({ name: target.node.name }))
    const extra = new Map<string, Value>([
      ['_dbt_generic_test_kwargs', kwargs],
      ['strata_test', scope.macro(entry)],
    ])
    const template = parseTemplate('{{ strata_test(**_dbt_generic_test_kwargs) }}', definition.at.file, {
      origin: definition.at,
    })
    render(template, { scope: new NodeScope(project, node, phase, extra), onUndefined: 'chainable' })
    return
  })
  const found = phase.reading(effects.asks)
  const refs = found.refs.filter((ref) => ref.at !== undefined).map((ref) => ({ ...ref, at: definition.at }))
  return {
    ...found,
    refs: [...refs, ...own.refs],
    sources: [...found.sources.map((source) => ({ ...source, at: definition.at })), ...own.sources],
    macros: [...new Set([...effects.macros, ...found.macros])],
    calls: base.calls,
  }
}

/** Every test reads its model through it. */
const WHERE = 'macro.dbt.get_where_subquery'

/** Two tests that dbt brings are known to it without a look at their text. */
function callsOf({ id }: MacroEntry): readonly string[] {
  const known = id === 'macro.dbt.test_unique' || id === 'macro.dbt.test_not_null'
  return known ? [id] : [id, WHERE]
}

function needsRendering(value: Json): boolean {
  if (typeof value === 'string') return isRendered(value) || LOOKS_LIKE_CALL.test(value)
  if (value === null || typeof value !== 'object') return false
  return (Array.isArray(value) ? (value as readonly Json[]) : Object.values(value)).some(needsRendering)
}

/** The arguments of a generic test as its macro gets them: texts that are templates or calls are evaluated. */
export function renderArguments(
  args: JsonObject,
  at: Location,
  scope: NodeScope,
  how: 'strict' | 'chainable' = 'strict',
): Dict {
  const deep = (value: Json): Value => {
    if (typeof value === 'string') {
      if (LOOKS_LIKE_CALL.test(value) && !isTemplate(value)) return evaluateBare(value, at, scope, how)
      return renderValue(value, at, scope, how)
    }
    if (Array.isArray(value)) return (value as readonly Json[]).map(deep)
    if (isJsonObject(value))
      return Dict.of(Object.entries(value).map(([key, item]): [string, Value] => [key, deep(item)]))
    return toValue(value)
  }
  const dict = new Dict()
  for (const [key, value] of Object.entries(args))
    dict.set(key, key === 'column_name' ? toValue(value) : deep(value))
  return dict
}

/** The project file, the test block's own `config()`, then the entry. */
function settled(
  parsing: Parsing,
  owner: LoadedPackage,
  definition: TestDefinition,
  fqn: readonly string[],
  reading: Reading,
): NodeSettings {
  const { name, at, config } = definition
  return nodeSettings(parsing, owner, 'data_tests', fqn, {
    ...{ name, at, defaults: { enabled: true, materialized: 'test', schema: 'dbt_test__audit' } },
    said: [{ values: reading.config, places: reading.places }, config],
  })
}
