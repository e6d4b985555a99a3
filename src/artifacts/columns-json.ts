import type { Column, ColumnOrigin } from '../manifest/column.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Compiled } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import { constraintsJson } from './constraints-json.ts'

export function columnsJson(columns: readonly Column[]): JsonObject {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      {
        name: column.name,
        description: column.description ?? '',
        meta: { ...column.meta, ...inheritedJson(column) },
        data_type: (column.typeFound === true ? column.typeWritten : column.type) ?? null,
        constraints: constraintsJson(column.constraints ?? [], 'column'),
        quote: column.quote ?? null,
        config: { meta: { ...column.meta }, tags: [...(column.tags ?? [])] },
        tags: [...(column.tags ?? [])],
        granularity: column.granularity ?? null,
        doc_blocks: column.docBlocks ?? [],
      },
    ]),
  )
}

/** dbt's schema has no place for where words come from but `meta`. */
function inheritedJson({ inherited }: Column): JsonObject {
  if (inherited === undefined) return {}
  const { description, tags } = inherited
  const name = ({ node, column }: ColumnOrigin) => `${node}.${column}`
  return {
    inherited_from: {
      ...(description === undefined ? {} : { description: name(description) }),
      ...(tags === undefined
        ? {}
        : { tags: Object.fromEntries(Object.entries(tags).map(([tag, from]) => [tag, name(from)])) }),
    },
  }
}

/** The columns of YAML, with what they and others inherit. */
export function columnsOf(node: Node, compiled: Compiled | undefined): readonly Column[] {
  const written = 'columns' in node ? node.columns.filter(({ found }) => found !== true) : []
  const inherited = (compiled?.columns ?? []).filter((column) => column.inherited !== undefined)
  if (inherited.length === 0) return written
  const more = new Map(inherited.map((column) => [column.name.toLowerCase(), column]))
  const known = new Set(written.map(({ name }) => name.toLowerCase()))
  return [
    ...written.map((column) => {
      const found = more.get(column.name.toLowerCase())
      return found === undefined ? column : { ...found, ...column, ...inheritedWords(found) }
    }),
    ...inherited.filter(({ name }) => !known.has(name.toLowerCase())),
  ]
}

function inheritedWords({ description, tags }: Column): Partial<Column> {
  return { ...(description === undefined ? {} : { description }), ...(tags === undefined ? {} : { tags }) }
}
