import type { JsonObject } from '../manifest/json.ts'
import type { Relation } from '../manifest/relation.ts'

const parts = { database: 'database', schema: 'schema', name: 'identifier' } as const

/** `"warehouse"."main"."orders"`, as the engine writes names; `quoting` may leave the quotes of a part out. */
export function relationName(
  relation: Relation,
  type: 'duckdb' | 'bigquery',
  quoting: JsonObject = {},
): string {
  const quote = type === 'bigquery' ? '`' : '"'
  return (Object.keys(parts) as (keyof typeof parts)[])
    .flatMap((key) => {
      const text = relation[key]
      if (text === undefined) return []
      return [
        quoting[parts[key]] === false ? text : `${quote}${text.replaceAll(quote, quote + quote)}${quote}`,
      ]
    })
    .join('.')
}
