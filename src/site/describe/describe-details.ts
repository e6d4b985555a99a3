import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Compiled } from '../../manifest/manifest.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { CatalogTable } from '../../manifest/results.ts'
import type { NodeDetail, PageDetails, PageMacro, PageUse } from '../page-data.ts'
import type { SiteInput } from '../site-input.ts'
import { costFacts } from './cost-facts.ts'
import { describeColumns, flowsOf } from './describe-columns.ts'
import { describeProblems } from './describe-problems.ts'
import { describeTest } from './describe-test.ts'
import { describeTexts } from './describe-texts.ts'
import { type GraphNode, macrosOf, type PageIndex } from './page-index.ts'

export function describeDetails(input: SiteInput, index: PageIndex): PageDetails {
  const flows = index.nodes.map((node) => flowsOf(input.compiled.get(node.id), index))
  const columns = describeColumns(input, index)
  return {
    nodes: index.nodes.map((node, at) => ({
      ...describeNode(node, input, index),
      columns: columns[at]!,
      flows: flows[at]!,
      tests: index.testsOf.get(at) ?? [],
    })),
    tests: index.tests.map((test) => describeTest(test, input, index)),
    macros: describeMacros(index),
    ...(input.functions === undefined ? {} : { functions: input.functions }),
  }
}

function describeNode(node: GraphNode, input: SiteInput, index: PageIndex) {
  const compiled = input.compiled.get(node.id)
  const result = input.results.get(node.id)
  const problems = describeProblems(result)
  const detail: Omit<NodeDetail, 'columns' | 'flows' | 'tests'> = {
    package: node.package,
    uses: usesOf(compiled, index),
    macros: macrosOf(node).flatMap((id) => index.macroAt.get(id) ?? []),
    texts: describeTexts('source' in node ? node.source : undefined, compiled, input, index),
    facts: [
      ...signatureOf(node),
      ...storageOf(input.catalog?.get(node.id)),
      ...factsOf(node),
      ...costFacts(result?.adapterResponse ?? {}, testResults(node, input, index)),
    ],
    ...('relation' in node ? { relation: writeRelation(node.relation) } : {}),
    ...(compiled !== undefined && !compiled.analysed ? { unanalysed: true } : {}),
    ...(result?.message ? { message: result.message } : {}),
    ...(problems.length === 0 ? {} : { problems }),
    ...describeReconciliations(input, node),
    ...(node.kind === 'exposure' && node.url !== undefined ? { url: node.url } : {}),
  }
  return detail
}

function testResults(node: GraphNode, { results }: SiteInput, index: PageIndex) {
  const tests = index.testsOf.get(index.nodeAt.get(node.id) ?? -1) ?? []
  return tests.flatMap((test) => results.get(index.tests[test]!.id) ?? [])
}

/** The examples of the latest one only: older ones are history. */
function describeReconciliations({ reconciliations }: SiteInput, { id }: GraphNode): Partial<NodeDetail> {
  const list = reconciliations?.get(id) ?? []
  if (list.length === 0) return {}
  return {
    reconciliations: list.map((done, index) => {
      const { id, table, checksumSource, checksumTarget, readAgain, checksums, ...shown } = done
      if (index > 0) return { ...shown, examples: [] }
      return checksums === undefined ? shown : { ...shown, checksums }
    }),
  }
}

function usesOf(compiled: Compiled | undefined, index: PageIndex): readonly PageUse[] {
  return (compiled?.uses ?? []).flatMap(({ from, how }): PageUse[] => {
    const node = index.nodeAt.get(from.node)
    return node === undefined ? [] : [[node, from.column, how]]
  })
}

const shownElsewhere = new Set(['enabled', 'materialized', 'database', 'schema', 'alias', 'tags', 'meta'])
const hooks = new Set(['pre-hook', 'post-hook', 'pre_hook', 'post_hook'])

/** What is configured beyond the ordinary, in the order of the configuration. */
function factsOf(node: GraphNode): NodeDetail['facts'] {
  const facts: [string, Json][] = []
  for (const [name, value] of Object.entries(node.config)) {
    if (shownElsewhere.has(name) || hooks.has(name) || isEmpty(value)) continue
    facts.push([name, value!])
  }
  for (const [name, value] of Object.entries(metaOf(node))) if (name !== 'owner') facts.push([name, value])
  if (node.kind === 'source' && node.loader !== undefined) facts.push(['loader', node.loader])
  if (node.kind === 'source' && node.loadedAtField) facts.push(['loaded at field', node.loadedAtField])
  if (node.kind === 'exposure' && node.maturity !== undefined) facts.push(['maturity', node.maturity])
  if (node.kind === 'exposure' && node.owner.email !== undefined) facts.push(['e-mail', node.owner.email])
  return facts
}

/** How the warehouse keeps the table. */
function storageOf(table: CatalogTable | undefined): NodeDetail['facts'] {
  if (table === undefined) return []
  const { lastModified, partitionedBy, partitions, clusteredBy, shards } = table
  const count =
    partitions === undefined ? '' : `, ${partitions} ${partitions === 1 ? 'partition' : 'partitions'}`
  return [
    ...(lastModified === undefined
      ? []
      : [
          [
            'last modified',
            `${new Date(lastModified).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
          ] as const,
        ]),
    ...(partitionedBy === undefined ? [] : [['partitioned by', `${partitionedBy}${count}`] as const]),
    ...(clusteredBy === undefined ? [] : [['clustered by', clusteredBy.join(', ')] as const]),
    ...(shards === undefined ? [] : [['tables by date', shards] as const]),
  ]
}

/** What a function takes and gives. */
function signatureOf(node: GraphNode): NodeDetail['facts'] {
  if (node.kind !== 'function') return []
  const words = (type: string, description?: string, given?: string) =>
    `${type}${given === undefined ? '' : `, ${given} by default`}${description === undefined ? '' : `: ${description}`}`
  return [
    ...node.arguments.map(
      ({ name, type, description, default: given }) =>
        [`argument ${name}`, words(type, description, given)] as const,
    ),
    ['returns', words(node.returns.type, node.returns.description)],
    ['language', node.language],
  ]
}

function metaOf(node: GraphNode): JsonObject {
  return { ...node.config.meta, ...node.meta }
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

function describeMacros(index: PageIndex): readonly PageMacro[] {
  const usedBy: number[][] = index.macros.map(() => [])
  for (const [at, node] of index.nodes.entries()) {
    for (const id of macrosOf(node)) usedBy[index.macroAt.get(id) ?? -1]?.push(at)
  }
  return index.macros.map((macro, at) => ({
    id: macro.id,
    name: macro.name,
    package: macro.package,
    file: macro.file,
    description: macro.description,
    arguments: macro.arguments,
    text: index.keep(macro.source.trim()),
    usedBy: usedBy[at]!,
    calls: macro.dependsOn.flatMap((id) => index.macroAt.get(id) ?? []),
  }))
}

function writeRelation({ database, schema, name }: Relation): string {
  return [database, schema, name].filter((part) => part !== undefined && part !== '').join('.')
}
