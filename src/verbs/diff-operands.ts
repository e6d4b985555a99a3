// What `strata diff` compares: a node, a relation of a target, a Parquet file, or a table of a SQL Server.

import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import { serverSide } from '../compare/server-side.ts'
import type { Side } from '../compare/side.ts'
import { sqlSide } from '../compare/sql-side.ts'
import type { Node, RelationNode } from '../manifest/node.ts'
import type { Relation } from '../manifest/relation.ts'
import { comparisonUnknown } from '../problems/catalogue/compare.ts'
import { ProblemError } from '../problems/problem.ts'
import { keyOfNode } from './key-of-node.ts'
import { openConnection } from './open-connection.ts'
import type { ProjectOptions, Session } from './session.ts'

export interface Operand {
  /** Before the colon. */
  readonly target: string | undefined
  /** What stood before the colon is a connection of the project. */
  readonly connection?: string
  readonly name: string
}

/** A project with one of its targets. */
export interface Opened {
  readonly session: Session
  /** Opened when an operand needs it. */
  readonly adapter: () => Promise<Adapter>
}

export interface SideRequest extends ProjectOptions {
  /** A condition in the side's own language. */
  readonly where?: string
}

export interface OpenedSide {
  readonly side: Side
  /** Where the project, or the server, says it. */
  readonly key: readonly string[]
}

export function readOperand(text: string): Operand {
  const match = isFile(text) ? undefined : /^([\w-]+):(.+)$/.exec(text)
  return match && match[1] !== 'source'
    ? { target: match[1], name: match[2]! }
    : { target: undefined, name: text }
}

/** Holds the side for as long as `work` takes; a server's table is seen at one moment. */
export async function withSide<Result>(
  opened: Opened,
  operand: Operand,
  options: SideRequest,
  work: (side: OpenedSide) => Promise<Result>,
): Promise<Result> {
  if (operand.connection !== undefined) return withServerTable(opened, operand, options, work)
  if (isFile(operand.name)) return withFile(operand.name, options, work)
  return work(await relationSide(opened, operand, options))
}

function isFile(text: string): boolean {
  return /\.parquet$/i.test(text)
}

async function withFile<Result>(
  name: string,
  { directory, where }: SideRequest,
  work: (side: OpenedSide) => Promise<Result>,
): Promise<Result> {
  const file = resolve(directory, name)
  // A pattern may mean any number of files.
  if (!/[*?[]/.test(file) && !existsSync(file)) {
    const folder = dirname(file)
    const near = existsSync(folder) ? readdirSync(folder).filter(isFile) : []
    const known = near.map((found) => join(dirname(name), found))
    throw new ProblemError(comparisonUnknown({ name, known, where: `the folder ${basename(folder)}` }))
  }
  const adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: '/',
    projectDialect: 'duckdb',
  })
  try {
    const sql = `SELECT * FROM read_parquet(${adapter.statements.literal(file)})`
    return await work({ side: sqlSide({ label: name, adapter, from: { sql }, where }), key: [] })
  } finally {
    await adapter.close()
  }
}

async function withServerTable<Result>(
  { session }: Opened,
  { connection: name = '', name: written }: Operand,
  { where, ...options }: SideRequest,
  work: (side: OpenedSide) => Promise<Result>,
): Promise<Result> {
  const parts = namesOf(written)
  const connection = await openConnection(session.loaded, { kind: 'project', name }, options)
  try {
    const [table = '', schema = 'dbo'] = parts
    const fold = (text: string) => text.toLowerCase()
    const all = await connection.tables()
    const found = all.find((one) => fold(one.name) === fold(table) && fold(one.schema) === fold(schema))
    if (!found) {
      const known = all.map((one) => `${name}:${one.schema}.${one.name}`)
      const asked = `${name}:${schema}.${table}`
      throw new ProblemError(comparisonUnknown({ name: asked, known, where: `the connection "${name}"` }))
    }
    return await connection.snapshot(() =>
      work({ side: serverSide({ connection, table: found, where }), key: found.key }),
    )
  } finally {
    await connection.close()
  }
}

async function relationSide(
  { session, adapter: openWarehouse }: Opened,
  { name }: Operand,
  { where }: SideRequest,
): Promise<OpenedSide> {
  const node = findNode(session, name)
  const relation = node?.relation ?? parseRelation(name)
  if (!relation) {
    const connections = Object.keys(session.loaded.connections).map((one) => `${one}:${name}`)
    const known = [...relationNodes(session).map(nameOf), ...connections]
    throw new ProblemError(comparisonUnknown({ name, known }))
  }
  const adapter = await openWarehouse()
  if (!node && (await adapter.catalog.columns(relation)) === undefined) {
    const { database, schema } = relation
    const there = await adapter.catalog.relations([{ database, schema }])
    const known = [...there.map((one) => `${schema}.${one.name}`), ...relationNodes(session).map(nameOf)]
    throw new ProblemError(
      comparisonUnknown({ name, known, where: `target "${session.loaded.target.name}"` }),
    )
  }
  const label = `${session.loaded.target.name}: ${relation.schema}.${relation.name}`
  const side = sqlSide({ label, adapter, from: relation, where })
  return { side, key: node ? keyOfNode(session.manifest, node) : [] }
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

/** From the last name to the first; quotes and brackets are taken off. */
function namesOf(text: string): readonly string[] {
  const parts = text.match(/\[[^\]]*\]|"[^"]*"|`[^`]*`|[^.]+/g) ?? []
  return parts.map((part) => part.replace(/^[["`]|[\]"`]$/g, '')).reverse()
}

function parseRelation(text: string): Relation | undefined {
  const parts = namesOf(text)
  const [name, schema, database] = parts
  if (!name || !schema || parts.length > 3) return undefined
  return { database, schema, name }
}
