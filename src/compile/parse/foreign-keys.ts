// Constraints of models that refer to other nodes: `{type: foreign_key, to: ref('orders'), to_columns: [id]}`.

import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Model, Node } from '../../manifest/node.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage } from '../../project/loaded-project.ts'
import type { Parsing } from './parsing.ts'
import { readReferences } from './read-references.ts'
import type { Pending, Reading } from './reading.ts'
import type { Resolver } from './resolve-references.ts'

const CALL = /^\s*(?:\{\{-?\s*)?(?:ref|source)\s*\(.*\)(?:\s*-?\}\})?\s*$/s

/** What a model's foreign keys refer to is needed before it. */
export function withForeignKeys(
  pending: Pending<Model>,
  parsing: Parsing,
  owner: LoadedPackage,
): Pending<Model> {
  const { node, reading } = pending
  const texts = targetsOf(node)
  if (texts.length === 0) return pending
  const at = node.patch ?? node.at
  const found = readReferences(
    parsing,
    owner,
    node.name,
    texts.map((text) => ({ text, at })),
  )
  const refs = [...reading.refs, ...found.refs]
  return { node, reading: { ...reading, refs, sources: [...reading.sources, ...found.sources] } }
}

/** The same with relations in the place of calls. References that lead nowhere were told with the model's others. */
export function settleForeignKeys(node: Node, parsing: Parsing, resolver: Resolver): Node {
  if (node.kind !== 'model' || targetsOf(node).length === 0) return node
  const owner = parsing.project.loaded.packages.find(({ name }) => name === node.package)
  if (owner === undefined) return node
  const settle = (constraint: Json): Json => {
    const text = targetOf(constraint)
    if (text === undefined) return constraint
    const reading = readReferences(parsing, owner, node.name, [{ text, at: node.patch ?? node.at }])
    const to = relationOf(node, reading, resolver, parsing.project.loaded.target.type)
    return to === undefined ? constraint : { ...(constraint as JsonObject), to }
  }
  return {
    ...node,
    ...(node.constraints === undefined ? {} : { constraints: node.constraints.map(settle) }),
    columns: node.columns.map((column) =>
      column.constraints === undefined ? column : { ...column, constraints: column.constraints.map(settle) },
    ),
  }
}

/** DuckDB takes no database here, even where it is the same. */
function relationOf(
  node: Model,
  { refs, sources }: Reading,
  { enabled }: Resolver,
  engine: string,
): string | undefined {
  const [ref] = refs
  const [source] = sources
  const target =
    ref === undefined
      ? source && enabled.source(source.source, source.table, node.package)
      : enabled.ref(ref.name, node.package, ref.package, ref.version)
  if (target === undefined || !('relation' in target)) return undefined
  const { database, schema, name } = target.relation
  const quote = engine === 'bigquery' ? '`' : '"'
  const parts = engine === 'bigquery' ? [database, schema, name] : [schema, name]
  return parts.flatMap((part) => (part === undefined ? [] : `${quote}${part}${quote}`)).join('.')
}

function targetsOf({ constraints = [], columns }: Model): readonly string[] {
  const all = [...constraints, ...columns.flatMap((column) => column.constraints ?? [])]
  return all.flatMap((constraint) => targetOf(constraint) ?? [])
}

function targetOf(constraint: Json): string | undefined {
  if (!isJsonObject(constraint) || constraint.type !== 'foreign_key') return undefined
  return typeof constraint.to === 'string' && CALL.test(constraint.to) ? constraint.to : undefined
}
