// Compares two relations, or the same relations in two targets.

import { resolve } from 'node:path'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import { compareRelations } from '../compare/compare-relations.ts'
import type { NamedComparison } from '../compare/comparison-markdown.ts'
import type { Side } from '../compare/side.ts'
import { sqlSide } from '../compare/sql-side.ts'
import type { Node, RelationNode } from '../manifest/node.ts'
import type { Relation } from '../manifest/relation.ts'
import { comparisonNeedsTwo, comparisonUnknown } from '../problems/catalogue/compare.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { keyOfNode } from './key-of-node.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, type Session, stopOnErrors, withSession } from './session.ts'

export interface DiffOptions extends ProjectOptions, SelectionOptions {
  /** None, one or two: a node's name, `target:name`, `schema.table`, or a Parquet file. */
  readonly operands: readonly string[]
  readonly targetA?: string
  readonly targetB?: string
  readonly key?: readonly string[]
  readonly columns?: readonly string[]
  readonly ignore?: readonly string[]
  /** A condition in the engine's language. */
  readonly where?: string
  readonly examples: number
}

export interface DiffOutcome {
  readonly comparisons: readonly NamedComparison[]
  /** Of relations that could not be compared, beside warnings. */
  readonly problems: readonly Problem[]
}

interface Operand {
  readonly target: string | undefined
  readonly name: string
}

interface Opened {
  readonly session: Session
  readonly adapter: Adapter
}

export async function diff(options: DiffOptions): Promise<DiffOutcome> {
  const [first, second] = readOperands(options)
  const openA = { ...options, ...targetOf(first?.target ?? options.targetA) }
  return withSession('diff', openA, async (sessionA) => {
    stopOnErrors(sessionA.problems)
    // What names no target is in the usual one, also beside something that names one.
    const wanted = second?.target ?? options.targetB ?? options.target
    const elsewhere =
      wanted === undefined ? openA.target !== undefined : wanted !== sessionA.loaded.target.name
    const a: Opened = { session: sessionA, adapter: await sessionA.adapter() }
    if (!elsewhere) return compareAll(a, a, first, second, options)
    return withSession('diff', { ...options, ...targetOf(wanted) }, async (sessionB) => {
      stopOnErrors(sessionB.problems)
      // Two targets may be two schemas of one database file, which is opened only once.
      const adapter = sameWarehouse(sessionA, sessionB) ? a.adapter : await sessionB.adapter()
      return compareAll(a, { session: sessionB, adapter }, first, second, options)
    })
  })
}

function targetOf(target: string | undefined): { readonly target?: string } {
  return target === undefined ? {} : { target }
}

function readOperands({ operands, targetA, targetB, select }: DiffOptions): readonly (Operand | undefined)[] {
  const read = (text: string): Operand => {
    const match = isFile(text) ? undefined : /^([\w-]+):(.+)$/.exec(text)
    return match ? { target: match[1], name: match[2]! } : { target: undefined, name: text }
  }
  const [one, other] = operands.map(read)
  const targets = targetA !== undefined || targetB !== undefined
  if (one && other) return [one, other]
  if (one && targets) return [one, { target: undefined, name: one.name }]
  if (!one && targets && (select?.length ?? 0) > 0) return []
  throw new ProblemError(comparisonNeedsTwo())
}

function sameWarehouse(one: Session, other: Session): boolean {
  const identity = ({ loaded: { target, directory } }: Session) =>
    JSON.stringify([
      target.type,
      target.type === 'duckdb' ? resolve(directory, String(target.settings.path)) : target.settings,
    ])
  return identity(one) === identity(other)
}

async function compareAll(
  a: Opened,
  b: Opened,
  first: Operand | undefined,
  second: Operand | undefined,
  options: DiffOptions,
): Promise<DiffOutcome> {
  const scratches: Adapter[] = []
  const problems: Problem[] = [...a.session.problems]
  const comparisons: NamedComparison[] = []
  const pairs =
    first && second ? [{ name: second.name, first, second }] : await selectPairs(a.session, options)
  try {
    for (const pair of pairs) {
      try {
        const [one, other] = [
          await openSide(a, pair.first, options, scratches),
          await openSide(b, pair.second, options, scratches),
        ]
        const key = options.key?.length ? options.key : one.key.length > 0 ? one.key : other.key
        const { columns, ignore: exclude = [], examples, signal } = options
        const comparison = await compareRelations(one.side, other.side, key, {
          ...{ exclude, examples, signal },
          ...(columns?.length ? { columns } : {}),
        })
        comparisons.push({ name: pair.name, comparison })
      } catch (error) {
        if (!(error instanceof ProblemError) || pairs.length === 1) throw error
        problems.push(...error.problems)
      }
    }
  } finally {
    for (const scratch of scratches) await scratch.close()
  }
  return { comparisons, problems }
}

async function selectPairs(session: Session, options: DiffOptions) {
  const ids = await selectNodes(session, options, ['model', 'seed', 'snapshot'])
  stopOnErrors(session.problems)
  return ids.flatMap((id) => {
    const node = session.manifest.nodes.get(id)
    if (!node || node.config.materialized === 'ephemeral') return []
    const operand = { target: undefined, name: node.name }
    return [{ name: node.name, first: operand, second: operand }]
  })
}

interface OpenedSide {
  readonly side: Side
  /** Where the project says it. */
  readonly key: readonly string[]
}

async function openSide(
  { session, adapter }: Opened,
  { name }: Operand,
  { where, directory }: DiffOptions,
  scratches: Adapter[],
): Promise<OpenedSide> {
  if (isFile(name)) return { side: await fileSide(resolve(directory, name), name, where, scratches), key: [] }
  const node = findNode(session, name)
  const relation = node?.relation ?? parseRelation(name)
  if (!relation) {
    const known = relationNodes(session).map(nameOf)
    throw new ProblemError(comparisonUnknown({ name, known }))
  }
  const label = `${session.loaded.target.name}: ${relation.schema}.${relation.name}`
  const side = sqlSide({ label, adapter, from: relation, where })
  return { side, key: node ? keyOfNode(session.manifest, node) : [] }
}

function isFile(text: string): boolean {
  return /\.parquet$/i.test(text)
}

async function fileSide(
  file: string,
  label: string,
  where: string | undefined,
  scratches: Adapter[],
): Promise<Side> {
  const adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: '/',
    projectDialect: 'duckdb',
  })
  scratches.push(adapter)
  const sql = `SELECT * FROM read_parquet(${adapter.statements.literal(file)})`
  return sqlSide({ label, adapter, from: { sql }, where })
}

function relationNodes(session: Session): readonly RelationNode[] {
  const isRelation = (node: Node): node is RelationNode =>
    ['model', 'seed', 'snapshot', 'source'].includes(node.kind)
  return [...session.manifest.nodes.values()].filter(isRelation)
}

/** Sources are `source.table`, as in selections. */
function nameOf(node: RelationNode): string {
  return node.kind === 'source' ? `${node.sourceName}.${node.name}` : node.name
}

function findNode(session: Session, name: string): RelationNode | undefined {
  const plain = name.replace(/^source:/, '')
  return relationNodes(session).find((node) => nameOf(node) === plain || node.id === name)
}

function parseRelation(text: string): Relation | undefined {
  const parts = text.split('.').map((part) => part.replace(/^["`]|["`]$/g, ''))
  const [name, schema, database] = parts.reverse()
  if (!name || !schema || parts.length > 3) return undefined
  return { database, schema, name }
}
