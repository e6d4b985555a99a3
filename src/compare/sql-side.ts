// A relation or query of a warehouse that can hash by itself: only sums leave it, and the rows that are in question.

import type { Adapter } from '../adapters/adapter.ts'
import type { Relation } from '../manifest/relation.ts'
import { ProblemError } from '../problems/problem.ts'
import { bigqueryCanonical, type CanonicalSql, duckdbCanonical } from './canonical-sql.ts'
import { readType } from './canonical-type.ts'
import type { Side, SideColumn, SideOptions, SidePlan } from './side.ts'

export interface SqlSideOptions {
  readonly label: string
  readonly adapter: Adapter
  /** A relation, or a query in the engine's own language. */
  readonly from: Relation | { readonly sql: string }
  /** A condition in the engine's own language, for rows that take part. */
  readonly where?: string | undefined
}

/** Rejects with a `ProblemError` where the warehouse refuses. */
export function sqlSide({ label, adapter, from, where }: SqlSideOptions): Side {
  const { connection, statements } = adapter
  const language = adapter.dialect === 'bigquery' ? 'bigquery' : 'duckdb'
  const canonical = language === 'bigquery' ? bigqueryCanonical : duckdbCanonical
  const table = 'sql' in from ? `(${from.sql}\n) AS compared` : statements.quote(from)
  const source = where === undefined ? table : `${table} WHERE (${where}\n)`
  let known: readonly SideColumn[] | undefined
  const columns = async (options?: SideOptions): Promise<readonly SideColumn[] | undefined> => {
    if (known) return known
    const found =
      'sql' in from
        ? await connection.describe(from.sql, options)
        : await adapter.catalog.columns(from, options)
    known = found?.map(({ name, type = '' }) => ({ name, typeName: type, type: readType(type, language) }))
    return known
  }
  const buckets = async (plan: SidePlan, options?: SideOptions) =>
    bucketQuery(plan, (await columns(options)) ?? [], { canonical, source, quoteName: statements.quoteName })
  return {
    label,
    columns,
    async count(options) {
      const { rows } = await connection.query(`SELECT COUNT(*) FROM ${source}`, options)
      return Number(rows[0]?.[0])
    },
    async fingerprints(plan, options) {
      const sums = [1, 9, 17, 25].map((start) => `SUM(${canonical.slice('digest', start, 8)})`)
      const { rows } = await connection.query(
        `SELECT bucket, COUNT(*), ${sums.join(', ')}\nFROM (${await buckets(plan, options)})\nGROUP BY bucket`,
        options,
      )
      return new Map(
        rows.map(([bucket, count, ...values]) => {
          const [a = 0n, b = 0n, c = 0n, d = 0n] = values.map((value) => BigInt(String(value)))
          return [Number(bucket), { rows: Number(count), sums: [a, b, c, d] }]
        }),
      )
    },
    async *rows(plan, wanted, options) {
      const names = plan.columns.map((_, index) => `c${index}`)
      const all = wanted.length >= plan.buckets
      const only = all ? '' : `\nWHERE bucket IN (${wanted.join(', ')})`
      const sql = `SELECT ${names.join(', ')}\nFROM (${await buckets(plan, options)})${only}`
      for await (const chunk of connection.stream(sql, options)) {
        for (const row of chunk.rows) yield row.map((value) => (value === null ? null : String(value)))
      }
    },
  }
}

interface Words {
  readonly canonical: CanonicalSql
  readonly source: string
  readonly quoteName: (name: string) => string
}

/** Columns `c0`, `c1`, ... as canonical text, the `digest` of the row and the `bucket` of its key. */
function bucketQuery(
  plan: SidePlan,
  own: readonly SideColumn[],
  { canonical, source, quoteName }: Words,
): string {
  const byName = new Map(own.map((column) => [column.name.toLowerCase(), column]))
  const texts = plan.columns.map(({ name, common, tolerance }, index) => {
    const column = byName.get(name.toLowerCase())
    if (!column) throw new ProblemError([])
    return `${canonical.tolerate(canonical.value(quoteName(column.name), column.type, common), tolerance)} AS c${index}`
  })
  const names = plan.columns.map((_, index) => `c${index}`)
  const digest = (list: readonly string[]) => canonical.sha256(canonical.concat(list.map(canonical.field)))
  const whole = digest(names)
  const key = plan.keys === plan.columns.length ? 'digest' : digest(names.slice(0, plan.keys))
  return `SELECT ${names.join(', ')}, digest, MOD(${canonical.slice(key, 1, 4)}, ${plan.buckets}) AS bucket
FROM (SELECT ${names.join(', ')}, ${whole} AS digest
FROM (SELECT ${texts.join(', ')} FROM ${source}) AS texts) AS digests`
}
