// A relation or query of a warehouse that can hash by itself: only sums leave it, and the rows that are in question.

import type { Adapter } from '../adapters/adapter.ts'
import type { Column } from '../manifest/column.ts'
import type { Json } from '../manifest/json.ts'
import type { Relation } from '../manifest/relation.ts'
import { ProblemError } from '../problems/problem.ts'
import { bigqueryCanonical, type CanonicalSql, duckdbCanonical } from './canonical-sql.ts'
import { readType } from './canonical-type.ts'
import type {
  ColumnSum,
  Fingerprint,
  FingerprintOptions,
  Fingerprints,
  Side,
  SideColumn,
  SideOptions,
  SidePlan,
} from './side.ts'

export interface SqlSideOptions {
  readonly label: string
  readonly adapter: Adapter
  /** A relation, or a query in the engine's own language. */
  readonly from: Relation | { readonly sql: string }
  /** A condition in the engine's own language, for rows that take part. */
  readonly where?: string | undefined
  /** What is known of the relation already, so that nothing is asked for it. */
  readonly known?:
    | {
        readonly columns: readonly Column[]
        /** About how many there are: it decides how finely they are looked at. undefined: the other side says it. */
        readonly rows: number | undefined
      }
    | undefined
}

/** Buckets that one query names: the text of a query may not be longer than a megabyte everywhere. */
const BUCKETS_AT_ONCE = 50_000
/** Where the four slices of a digest begin, from 1. */
const SLICES = [1, 9, 17, 25]

/** Rejects with a `ProblemError` where the warehouse refuses. */
export function sqlSide({ label, adapter, from, where, known: told }: SqlSideOptions): Side {
  const { connection, statements } = adapter
  const language = adapter.dialect === 'bigquery' ? 'bigquery' : 'duckdb'
  const canonical = language === 'bigquery' ? bigqueryCanonical : duckdbCanonical
  const table = 'sql' in from ? `(${from.sql}\n) AS compared` : statements.quote(from)
  const source = where === undefined ? table : `${table} WHERE (${where}\n)`
  let known: readonly SideColumn[] | undefined
  const columns = async (options?: SideOptions): Promise<readonly SideColumn[] | undefined> => {
    if (known) return known
    const found =
      told !== undefined
        ? told.columns
        : 'sql' in from
          ? await connection.describe(from.sql, options)
          : await adapter.catalog.columns(from, options)
    known = found?.map(({ name, type = '' }) => ({ name, typeName: type, type: readType(type, language) }))
    return known
  }
  const words = { canonical, source, quoteName: statements.quoteName }
  const digests = async (plan: SidePlan, options?: FingerprintOptions) =>
    digestQuery(plan, (await columns(options)) ?? [], words, options?.byColumn ?? false)
  const bucket = (bits: number) => `(prefix >> ${32 - bits})`
  return {
    label,
    columns,
    async count(options) {
      if (told !== undefined) return told.rows
      const { rows } = await connection.query(`SELECT COUNT(*) FROM ${source}`, options)
      return Number(rows[0]?.[0])
    },
    async fingerprints(plan, options) {
      const list = [
        ...sumsOf(canonical, 'digest', SLICES),
        ...(options?.byColumn
          ? plan.columns.flatMap((_, at) => sumsOf(canonical, `d${at}`, SLICES.slice(0, 2)))
          : []),
      ]
      const { rows } = await connection.query(
        `SELECT ${bucket(plan.bits)} AS bucket, COUNT(*), ${list.join(', ')}\nFROM (${await digests(plan, options)})\nGROUP BY bucket`,
        options,
      )
      return readFingerprints(rows)
    },
    async refine(plan, within, options) {
      const sums = new Map<number, Fingerprint>()
      for (let at = 0; at < within.buckets.length; at += BUCKETS_AT_ONCE) {
        const wanted = within.buckets.slice(at, at + BUCKETS_AT_ONCE).join(', ')
        const { rows } = await connection.query(
          `SELECT ${bucket(plan.bits)} AS bucket, COUNT(*), ${sumsOf(canonical, 'digest', SLICES).join(', ')}
FROM (${await digests(plan, options)})
WHERE ${bucket(within.bits)} IN (${wanted})\nGROUP BY bucket`,
          options,
        )
        for (const [number, sum] of readFingerprints(rows).buckets) sums.set(number, sum)
      }
      return sums
    },
    async *rows(plan, wanted, options) {
      const names = plan.columns.map((_, index) => `c${index}`).join(', ')
      const query = `SELECT ${names}\nFROM (${await digests(plan, options)})`
      for (let at = 0; at < wanted.length; at += BUCKETS_AT_ONCE) {
        const some = wanted.slice(at, at + BUCKETS_AT_ONCE).join(', ')
        const all = wanted.length >= 2 ** plan.bits
        const sql = all ? query : `${query}\nWHERE ${bucket(plan.bits)} IN (${some})`
        for await (const chunk of connection.stream(sql, options)) {
          for (const row of chunk.rows) yield row.map((value) => (value === null ? null : String(value)))
        }
        if (all) return
      }
    },
  }
}

function sumsOf({ slice }: CanonicalSql, digest: string, starts: readonly number[]): readonly string[] {
  return starts.map((start) => `SUM(${slice(digest, start, 8)})`)
}

/** Rows of bucket, number of rows, four sums, and two sums for each column. */
function readFingerprints(rows: readonly (readonly Json[])[]): Fingerprints {
  const buckets = new Map<number, Fingerprint>()
  const columns: [bigint, bigint][] = []
  for (const [bucket, count, ...values] of rows) {
    const [a = 0n, b = 0n, c = 0n, d = 0n, ...rest] = values.map((value) => BigInt(String(value)))
    buckets.set(Number(bucket), { rows: Number(count), sums: [a, b, c, d] })
    for (let at = 0; at * 2 < rest.length; at++) {
      const sum = columns[at] ?? [0n, 0n]
      columns[at] = [sum[0] + rest[at * 2]!, sum[1] + rest[at * 2 + 1]!]
    }
  }
  return { buckets, columns: columns satisfies readonly ColumnSum[] }
}

interface Words {
  readonly canonical: CanonicalSql
  readonly source: string
  readonly quoteName: (name: string) => string
}

/**
 * Columns `c0`, `c1`, ... as canonical text, the `digest` of the row, the `prefix` (32 bits) of its key's, and where
 * `byColumn` the digests `d0`, `d1`, ... of key and value.
 */
function digestQuery(
  plan: SidePlan,
  own: readonly SideColumn[],
  { canonical, source, quoteName }: Words,
  byColumn: boolean,
): string {
  const byName = new Map(own.map((column) => [column.name.toLowerCase(), column]))
  const texts = plan.columns.map(({ name, common, tolerance }, index) => {
    const column = byName.get(name.toLowerCase())
    if (!column) throw new ProblemError([])
    return `${canonical.tolerate(canonical.value(quoteName(column.name), column.type, common), tolerance, common.kind)} AS c${index}`
  })
  const names = plan.columns.map((_, index) => `c${index}`)
  const digest = (list: readonly string[]) => canonical.sha256(canonical.concat(list.map(canonical.field)))
  const whole = plan.keys === plan.columns.length
  const keys = whole ? [] : names.slice(0, plan.keys)
  const more = byColumn
    ? names.map((name, at) => `, ${digest(at < plan.keys ? [name] : [...keys, name])} AS d${at}`)
    : []
  const outer = byColumn ? names.map((_, at) => `, d${at}`).join('') : ''
  const prefix = canonical.slice(whole ? 'digest' : 'key', 1, 8)
  return `SELECT ${names.join(', ')}, digest, ${prefix} AS prefix${outer}
FROM (SELECT ${names.join(', ')}, ${digest(names)} AS digest${whole ? '' : `, ${digest(keys)} AS key`}${more.join('')}
FROM (SELECT ${texts.join(', ')} FROM ${source}) AS texts) AS digests`
}
