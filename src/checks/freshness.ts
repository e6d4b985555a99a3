// Whether sources were loaded recently enough.

import type { Adapter } from '../adapters/adapter.ts'
import { inParallel } from '../adapters/in-parallel.ts'
import type { Json } from '../manifest/json.ts'
import type { Freshness, Source } from '../manifest/node.ts'
import { sourceAgeUnreadable, sourceEmpty, sourceStale } from '../problems/catalogue/checks.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'

export interface FreshnessResult {
  readonly id: string
  readonly status: 'pass' | 'warn' | 'error' | 'runtime error'
  /** Milliseconds since the epoch. */
  readonly maxLoadedAt?: number
  readonly snapshottedAt: number
  readonly startedAt: number
  readonly finishedAt: number
  readonly criteria: Freshness
  readonly problems: readonly Problem[]
}

const severityOf = { warn: 'warning', error: 'error' } as const

/** What a macro of the project says: both as the engine prints moments. */
export interface AskedAge {
  readonly loadedAt: string | null
  readonly now: string
}

export interface FreshnessOptions {
  readonly adapter: Adapter
  readonly threads: number
  readonly clock?: () => number
  /** Undefined of a source: it is asked for here. */
  readonly askAge?: ((source: Source) => Promise<AskedAge | undefined>) | undefined
  readonly signal?: AbortSignal | undefined
}

type Limit = NonNullable<Freshness['warnAfter']>

const MILLISECONDS: Readonly<Record<Limit['period'], number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
}

/** Sources without a limit or without a field that tells their age are left out. */
export async function checkFreshness(
  sources: readonly Source[],
  options: FreshnessOptions,
): Promise<readonly FreshnessResult[]> {
  const limited = sources.filter(
    ({ freshness, loadedAtField, loadedAtQuery }) =>
      (loadedAtField ?? loadedAtQuery) !== undefined &&
      (freshness?.warnAfter ?? freshness?.errorAfter) !== undefined,
  )
  return await inParallel(limited, options.threads, (source) => checkOne(source, options))
}

async function checkOne(
  source: Source,
  { adapter, clock = Date.now, signal, askAge }: FreshnessOptions,
): Promise<FreshnessResult> {
  const criteria = source.freshness!
  const startedAt = clock()
  const common = { id: source.id, criteria, startedAt, snapshottedAt: startedAt }
  const filter = criteria.filter === undefined ? '' : `\nWHERE ${criteria.filter}`
  const sql =
    source.loadedAtSql ??
    source.loadedAtQuery ??
    `SELECT MAX(${source.loadedAtField}) FROM ${source.external ?? adapter.statements.quote(source.relation)}${filter}`
  const ageByQuery = async (query: string): Promise<Json> => {
    const { rows } = await adapter.connection.query(
      { sql: query, purpose: `read the age of the source "${source.name}"` },
      { signal, at: source.at, node: source.id },
    )
    return rows[0]?.[0] ?? null
  }
  try {
    const asked = await askAge?.(source)
    const value = asked === undefined ? await ageByQuery(sql) : asked.loadedAt
    const now = momentOf(asked?.now ?? null) ?? startedAt
    const maxLoadedAt = momentOf(value)
    const finishedAt = clock()
    const named = {
      source: source.name,
      field: source.loadedAtField ?? 'loaded_at_query',
      at: source.at,
    }
    if (value === null) {
      // As if it had been loaded ages ago: which limit it breaks is the author's to say.
      const status = criteria.errorAfter === undefined ? 'warn' : 'error'
      return {
        ...common,
        status,
        finishedAt,
        problems: [sourceEmpty({ ...named, severity: severityOf[status] })],
      }
    }
    if (maxLoadedAt === undefined) {
      const problem = sourceAgeUnreadable({ ...named, value: String(value) })
      return { ...common, status: 'runtime error', finishedAt, problems: [problem] }
    }
    return {
      ...common,
      ...judgeAge(source, criteria, now - maxLoadedAt),
      snapshottedAt: now,
      maxLoadedAt,
      finishedAt,
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { ...common, status: 'runtime error', finishedAt: clock(), problems: error.problems }
  }
}

function judgeAge(
  source: Source,
  { warnAfter, errorAfter }: Freshness,
  age: number,
): { status: 'pass' | 'warn' | 'error'; problems: readonly Problem[] } {
  const over = (limit: Limit | undefined) =>
    limit !== undefined && age > limit.count * MILLISECONDS[limit.period]
  const limit = over(errorAfter) ? errorAfter : over(warnAfter) ? warnAfter : undefined
  if (limit === undefined) return { status: 'pass', problems: [] }
  const severity = limit === errorAfter ? 'error' : 'warn'
  const problem = sourceStale({
    source: source.name,
    age: inWords(age),
    limit: `${limit.count} ${limit.period}${limit.count === 1 ? '' : 's'}`,
    severity,
    at: source.at,
  })
  return { status: severity, problems: [problem] }
}

/** A date, a civil time (taken as UTC) or an instant, as engines print them. */
export function momentOf(value: Json): number | undefined {
  if (typeof value !== 'string') return undefined
  const parts =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)\d*)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/.exec(
      value,
    )
  if (parts === null) return undefined
  const [, date, time = '00:00:00', zone = 'Z'] = parts
  const offset = /^[+-]/.test(zone)
    ? zone.length === 3
      ? `${zone}:00`
      : zone.replace(/^(...)(\d\d)$/, '$1:$2')
    : 'Z'
  const moment = Date.parse(`${date}T${time}${offset}`)
  return Number.isNaN(moment) ? undefined : moment
}

function inWords(milliseconds: number): string {
  const [unit, size] =
    milliseconds >= 2 * MILLISECONDS.day
      ? (['days', MILLISECONDS.day] as const)
      : milliseconds >= 2 * MILLISECONDS.hour
        ? (['hours', MILLISECONDS.hour] as const)
        : (['minutes', MILLISECONDS.minute] as const)
  return `${Math.floor(milliseconds / size)} ${unit}`
}
