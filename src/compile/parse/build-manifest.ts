import { createHash } from 'node:crypto'
import type { JsonObject } from '../../manifest/json.ts'
import type { Doc, Manifest, ProjectInfo } from '../../manifest/manifest.ts'
import type { DataTest, Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Report } from '../../problems/problem.ts'
import { reportUnusedPaths } from '../../project/config-tree.ts'
import type { NodeDefinition, TestDefinition } from '../../project/definitions.ts'
import { isDbtProject, softened } from '../../project/is-dbt-project.ts'
import type { ConfigKind, FileKind, LoadedPackage, LoadedProject } from '../../project/loaded-project.ts'
import type { TemplateProject } from '../context/phase.ts'
import { addNode, checkCycles, checkNames } from './check-graph.ts'
import { checkSettings } from './check-settings.ts'
import { describeMacros } from './describe-macros.ts'
import { addMetrics } from './exposed-metrics.ts'
import { settleForeignKeys } from './foreign-keys.ts'
import { functionNode, reportUnusedFunctions } from './function-nodes.ts'
import { genericTest, type TestTarget } from './generic-tests.ts'
import { type LeftPatches, leftPatches, patchKeyOf, replacedNames } from './left-patches.ts'
import { NodeIndex } from './node-index.ts'
import { otherDefinitions } from './other-definitions.ts'
import { exposureNode, operationNodes } from './other-nodes.ts'
import type { EngineFaults, Parsing } from './parsing.ts'
import { Patches } from './patches.ts'
import { type ReadingCache, readFile } from './read-files.ts'
import { withHooks } from './read-hooks.ts'
import { emptyReading, type Pending, type Reading } from './reading.ts'
import { RelationNames } from './relation-names.ts'
import { resolveReferences } from './resolve-references.ts'
import { type ReadBytes, seedNode } from './seed-nodes.ts'
import { fileOf, sourceNodes } from './source-nodes.ts'
import { templatedNode, versionColumns } from './templated-nodes.ts'
import { unitTestNodes } from './unit-test-nodes.ts'
import { yamlSnapshot } from './yaml-snapshot.ts'

export interface BuildInput {
  readonly project: TemplateProject
  readonly info: ProjectInfo
  readonly cache: ReadingCache
  /** Changes when any reading may: variables, target. */
  readonly contextKey: string
  readonly bytes: ReadBytes
  readonly report: Report
  readonly engineFaults?: EngineFaults | undefined
}

/** From files and definitions to nodes that know what they need. */
export function buildManifest(input: BuildInput): Manifest {
  const { project, report } = input
  const docs = collectDocs(project.loaded)
  const parsing: Parsing = {
    ...{ project, names: new RelationNames(project), docs, nodes: new Map(), disabled: [], report },
    engineFaults: input.engineFaults,
  }
  const pending: Pending<Node>[] = []
  const installed = project.loaded.packages.filter(({ root }) => !root)
  const ofPackages: Pending<Node>[] = []
  for (const owner of installed) readPackage(parsing, input, owner, ofPackages)
  const left = leftPatches(
    installed,
    ofPackages.map(({ node }) => node),
  )
  for (const owner of project.loaded.packages)
    if (owner.root) readPackage(parsing, input, owner, pending, left)
  pending.push(...ofPackages)
  for (const [index, each] of pending.entries()) pending[index] = withHooks(parsing, each)
  for (const { node } of pending) place(parsing, node)
  for (const owner of project.loaded.packages)
    for (const test of genericTests(parsing, owner, left)) {
      pending.push(test)
      place(parsing, test.node)
    }
  resolveAll(parsing, pending)
  checkNames(parsing.nodes, report)
  const readings = new Map(pending.map(({ node, reading }) => [node.id, reading]))
  const placeOf = (from: Node, to: Node) =>
    readings.get(from.id)?.refs.find(({ name }) => name === to.name)?.at
  checkCycles(parsing.nodes, placeOf, report)
  reportUnused(parsing)
  const definitions = otherDefinitions(parsing, new NodeIndex(parsing.nodes.values(), project.loaded))
  addMetrics(parsing, definitions)
  const macros = describeMacros(parsing)
  checkSettings(
    { nodes: parsing.nodes, macros, definitions },
    { strategyNeeded: isDbtProject(project.loaded.settings) },
    report,
  )
  return {
    project: input.info,
    nodes: parsing.nodes,
    disabled: parsing.disabled,
    macros,
    docs,
    selectors: selectorsOf(project.loaded),
    definitions,
    problems: [],
  }
}

function place({ nodes, disabled, report }: Parsing, node: Node): void {
  if (node.config.enabled === false) disabled.push(node)
  else addNode(nodes, node, report)
}

function readPackage(
  parsing: Parsing,
  input: BuildInput,
  owner: LoadedPackage,
  pending: Pending<Node>[],
  left?: LeftPatches,
): void {
  const { project, report } = parsing
  const patches = new Patches(owner, report, left)
  const without = (node: Node): void => void pending.push({ node, reading: emptyReading })
  for (const file of owner.files) {
    if (file.kind === 'seed') without(seedNode(parsing, owner, file, patches, input.bytes))
    if (!templated.has(file.kind)) continue
    const read = readFile(project, owner, file, input.cache, input.contextKey)
    for (const problem of read.problems) report(problem)
    for (const part of read.parts) {
      for (const problem of part.reading.problems)
        report(problem.code === 'macro-not-found' ? softened(problem, project.loaded.settings) : problem)
      pending.push(
        file.kind === 'function'
          ? functionNode(parsing, owner, file, part)
          : templatedNode(parsing, owner, file, part, patches),
      )
    }
  }
  const { definitions } = owner
  for (const source of definitions.sources)
    for (const node of sourceNodes(parsing, owner, source)) without(node)
  for (const definition of definitions.nodes) {
    if (definition.kind === 'snapshot' && definition.relation !== undefined)
      pending.push(yamlSnapshot(parsing, owner, definition))
  }
  for (const exposure of definitions.exposures) pending.push(exposureNode(parsing, owner, exposure))
  for (const test of definitions.unitTests) pending.push(...unitTestNodes(parsing, owner, test))
  pending.push(...operationNodes(parsing, owner))
  reportUnusedFunctions(owner, report)
  patches.reportUnused(report, (kind) =>
    owner.files.filter((file) => file.kind === kind).map((file) => file.name),
  )
}

const templated: ReadonlySet<FileKind> = new Set(['model', 'test', 'analysis', 'snapshot', 'function'])

/** The tests that YAML attaches to nodes and columns. */
function genericTests(parsing: Parsing, owner: LoadedPackage, left: LeftPatches): Pending<DataTest>[] {
  const byName = new Map<string, Node[]>()
  const root = parsing.project.loaded.name
  const replaced = owner.root ? new Set<string>() : replacedNames(owner, left, parsing)
  for (const node of [...parsing.nodes.values(), ...parsing.disabled]) {
    const name = patchKeyOf(node)
    if (node.package !== (name !== undefined && replaced.has(name) ? root : owner.name)) continue
    const key =
      node.kind === 'source' ? `source ${node.sourceName}.${node.name}` : `${node.kind} ${node.name}`
    byName.set(key, [...(byName.get(key) ?? []), node])
  }
  const found: Pending<DataTest>[] = []
  const attach = (tests: readonly TestDefinition[], target: TestTarget) => {
    for (const definition of tests) {
      const test = genericTest(parsing, owner, definition, target)
      if (test === undefined) continue
      found.push(
        target.node.config.enabled === false && test.node.config.enabled !== false
          ? { ...test, node: unresolved(test.node, test.reading) }
          : test,
      )
    }
  }
  const attachAll = (
    node: Node,
    definition: Pick<NodeDefinition, 'tests' | 'columns'>,
    tags: readonly string[] = [],
  ) => {
    if (node.kind === 'test') return
    const version = node.kind === 'model' ? node.version : undefined
    const label = version === undefined ? node.name : `${node.name}_v${version}`
    attach(definition.tests, { node, label, version, columnTags: tags })
    for (const column of definition.columns) {
      const name = column.quote === true ? quoteColumn(parsing, column.name) : column.name
      attach(column.tests, { node, label, version, column: name, columnTags: [...tags, ...column.tags] })
    }
  }
  for (const definition of owner.definitions.nodes) {
    for (const node of byName.get(`${definition.kind} ${definition.name}`) ?? []) {
      const version =
        node.kind === 'model' ? definition.versions.find(({ v }) => v === node.version) : undefined
      const columns = versionColumns(definition.columns, version)
      attachAll(node, { tests: version?.tests ?? definition.tests, columns })
    }
  }
  for (const source of owner.definitions.sources) {
    for (const table of source.tables) {
      for (const node of byName.get(`source ${source.name}.${table.name}`) ?? [])
        attachAll(node, table, table.testTags)
    }
  }
  return found
}

function quoteColumn({ project }: Parsing, name: string): string {
  return project.dialect === 'bigquery' ? `\`${name}\`` : `"${name}"`
}

/** Fills in what every node needs; tests of what is switched off go with it. */
function resolveAll(parsing: Parsing, pending: readonly Pending<Node>[]): void {
  const { nodes, disabled, report, project } = parsing
  const resolver = {
    enabled: new NodeIndex(nodes.values(), project.loaded),
    disabled: new NodeIndex(disabled, project.loaded),
    restricted: new Set(
      project.loaded.packages.filter(({ settings }) => settings.restrictAccess).map(({ name }) => name),
    ),
    report,
  }
  const readings = new Map<Node, Reading>(
    disabled.length === 0 ? [] : pending.map(({ node, reading }) => [node, reading]),
  )
  for (const [index, node] of disabled.entries()) {
    const reading = readings.get(node)
    if (reading === undefined) continue
    const known = node.kind === 'test' && node.unresolved !== undefined
    const { dependsOn } = known
      ? resolveReferences({ ...resolver, report: () => undefined }, node, reading)
      : node
    disabled[index] = { ...node, dependsOn, refs: refsOf(node, reading) }
  }
  for (const { node, reading } of pending) {
    if (nodes.get(node.id) !== node) continue
    const { dependsOn, complete } = resolveReferences(resolver, node, reading)
    if (!complete && node.kind === 'test') {
      nodes.delete(node.id)
      disabled.push(unresolved({ ...node, dependsOn, refs: refsOf(node, reading) }, reading))
      continue
    }
    const extra = node.kind === 'unit_test' ? { model: dependsOn[0] ?? '' } : {}
    const settled = settleForeignKeys(node, parsing, resolver)
    const refs = refsOf(node, reading)
    if (dependsOn.length > 0) nodes.set(node.id, { ...settled, dependsOn, refs, ...extra } as Node)
  }
}

/** One that names what is switched off or not there is switched off itself. */
function unresolved(test: DataTest, reading: Reading): DataTest {
  const sources = reading.sources.map(({ source, table }) => [source, table] as const)
  return { ...test, unresolved: { sources }, config: { ...test.config, enabled: false } }
}

/** What a test is attached to is named without its package. */
function refsOf(node: Node, { refs }: Reading): NonNullable<Node['refs']> {
  return refs.flatMap(({ name, package: from, version, function: called }) => {
    if (called === true) return []
    const own = node.kind === 'test' && from === node.package
    return [
      {
        name,
        ...(from === undefined || own ? {} : { package: from }),
        ...(version === undefined ? {} : { version }),
      },
    ]
  })
}

function collectDocs(loaded: LoadedProject): Map<NodeId, Doc> {
  const docs = new Map<string, Doc>()
  for (const owner of loaded.packages) {
    for (const { name, at, contents } of owner.docs) {
      const id = `doc.${owner.name}.${name}`
      docs.set(id, { id, name, package: owner.name, file: fileOf(owner, at.file).originalPath, contents })
    }
  }
  return docs
}

function selectorsOf(loaded: LoadedProject): JsonObject {
  return Object.fromEntries(
    loaded.selectors.map(({ name, description, default: isDefault, definition }) => [
      name,
      {
        name,
        ...(description === '' ? {} : { description }),
        ...(isDefault === false ? {} : { default: isDefault }),
        definition,
      },
    ]),
  )
}

const kinds: Readonly<Record<string, ConfigKind>> = {
  ...{ model: 'models', seed: 'seeds', snapshot: 'snapshots', test: 'data_tests', source: 'sources' },
  ...{ function: 'functions', exposure: 'exposures', analysis: 'analyses', unit_test: 'unit_tests' },
}

/** Paths of the project file's config trees that no node has. */
function reportUnused({ project, nodes, disabled, report }: Parsing): void {
  const fqns = new Map<ConfigKind, (readonly string[])[]>(Object.values(kinds).map((kind) => [kind, []]))
  for (const node of [...nodes.values(), ...disabled]) {
    const kind = kinds[node.kind]
    if (kind !== undefined) fqns.get(kind)!.push(node.fqn)
  }
  for (const [kind, names] of fqns) reportUnusedPaths(project.loaded, kind, names, report)
}

export function projectIdOf(name: string): string {
  return createHash('md5').update(name).digest('hex')
}
