// Runs statements as BigQuery jobs; everything has a deadline and can be cancelled.

import type { Column } from '../../manifest/column.ts'
import type { Json } from '../../manifest/json.ts'
import type { Location } from '../../problems/problem.ts'
import { ProblemError } from '../../problems/problem.ts'
import type {
  Connection,
  Estimate,
  ExecuteResult,
  QueryOptions,
  QueryResult,
  RowChunk,
  Session,
  Statement,
} from '../adapter.ts'
import { ApiError } from './api-error.ts'
import { droppedHidden, type HiddenTable } from './dropped-hidden.ts'
import { engineProblem } from './engine-errors.ts'
import type { JobResource, QueryPage } from './job-resource.ts'
import type { FinishedJob, Jobs } from './jobs.ts'
import { resultsRequest } from './query-results.ts'
import type { Rest } from './rest.ts'
import type { BigquerySettings } from './settings.ts'
import { updatedTable } from './update-pace.ts'
import { rowValues, typeOf } from './values.ts'

/** Rows of one page; BigQuery ends a page at 10 MB by itself. */
const PAGE_ROWS = 10_000

export class BigqueryConnection implements Connection {
  readonly rest: Rest
  readonly jobs: Jobs
  readonly #settings: BigquerySettings

  constructor(rest: Rest, jobs: Jobs, settings: BigquerySettings) {
    this.rest = rest
    this.jobs = jobs
    this.#settings = settings
  }

  execute(statement: Statement | string, options: QueryOptions = {}): Promise<ExecuteResult> {
    return this.guard(statement, options, async () => {
      const hidden = isAuthors(statement) ? undefined : droppedHidden(textOf(statement))
      if (hidden !== undefined) return this.#delete(hidden, options)
      return executeResult((await this.#run(statement, options, isFree(statement) ? 0 : undefined)).job)
    })
  }

  /** One request where a statement takes three, and no job. */
  async #delete({ database, schema, name }: HiddenTable, { signal }: QueryOptions): Promise<ExecuteResult> {
    await this.rest.send({
      method: 'DELETE',
      path: `/datasets/${encodeURIComponent(schema)}/tables/${encodeURIComponent(name)}`,
      ...{ project: database, accept: [404], signal },
    })
    return {}
  }

  query(statement: Statement | string, options: QueryOptions = {}): Promise<QueryResult> {
    return this.guard(statement, options, async () => {
      const rows: (readonly Json[])[] = []
      let head: Pick<RowChunk, 'columns' | 'types'> = { columns: [], types: [] }
      const run = await this.#run(statement, options, PAGE_ROWS)
      for await (const chunk of this.#pages(run, options)) {
        head = chunk
        for (const row of chunk.rows) rows.push(row)
      }
      const { response } = executeResult(run.job)
      return {
        columns: head.columns,
        types: head.types,
        rows,
        ...(response === undefined ? {} : { response }),
      }
    })
  }

  async *stream(statement: Statement | string, options: QueryOptions = {}): AsyncIterable<RowChunk> {
    const job = await this.guard(statement, options, () => this.#run(statement, options, PAGE_ROWS))
    const pages = this.#pages(job, options)
    for (;;) {
      const next = await this.guard(statement, options, () => pages.next())
      if (next.done === true) return
      yield next.value
    }
  }

  /** A dry run: nothing is read and nothing is billed. */
  describe(statement: Statement | string, options: QueryOptions = {}): Promise<readonly Column[]> {
    return this.guard(statement, options, async () => {
      const job = await this.#dryRun(statement, options)
      return (job.statistics?.query?.schema?.fields ?? []).map((field) => ({
        name: field.name,
        type: typeOf(field),
        ...(field.mode === 'REQUIRED' ? { nullable: false } : {}),
      }))
    })
  }

  estimate(statement: Statement | string, options: QueryOptions = {}): Promise<Estimate> {
    return this.guard(statement, options, async () => {
      const { statistics } = await this.#dryRun(statement, options)
      return { bytes: Number(statistics?.query?.totalBytesProcessed ?? statistics?.totalBytesProcessed ?? 0) }
    })
  }

  async session(): Promise<Session> {
    return {
      execute: (statement, options) => this.execute(statement, options),
      query: (statement, options) => this.query(statement, options),
      stream: (statement, options) => this.stream(statement, options),
      // DDL and load jobs take part in no transaction: each is atomic, and rows that must change as one are changed by one
      // script (`Statements.together`), which the service rolls back where it does not reach its COMMIT.
      transaction: (work) => work(),
      release: () => {},
    }
  }

  /** Says what the service refuses as a Problem at the author's place. */
  async guard<Result>(
    statement: Statement | string | undefined,
    options: { readonly signal?: AbortSignal | undefined; readonly at?: Location | undefined },
    work: () => Promise<Result>,
  ): Promise<Result> {
    options.signal?.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      options.signal?.throwIfAborted()
      if (!(error instanceof ApiError)) throw error
      throw new ProblemError(
        engineProblem(error, {
          statement: typeof statement === 'string' ? undefined : statement,
          at: options.at,
          settings: this.#settings,
        }),
      )
    }
  }

  #run(statement: Statement | string, options: QueryOptions, rows?: number): Promise<FinishedJob> {
    const { priority, maximumBytesBilled } = this.#settings
    return this.jobs.run({
      configuration: {
        query: {
          query: textOf(statement),
          useLegacySql: false,
          priority,
          ...(maximumBytesBilled === undefined ? {} : { maximumBytesBilled }),
        },
      },
      node: options.node,
      signal: options.signal,
      once: isAuthors(statement),
      updates: updatedTable(textOf(statement)),
      ...(rows === undefined ? {} : { rows }),
    })
  }

  async #dryRun(statement: Statement | string, options: QueryOptions): Promise<JobResource> {
    const { job } = await this.jobs.run({
      configuration: { query: { query: textOf(statement), useLegacySql: false } },
      node: options.node,
      signal: options.signal,
      dryRun: true,
    })
    return job
  }

  async *#pages({ job, page }: FinishedJob, options: QueryOptions): AsyncGenerator<RowChunk, undefined> {
    let pageToken: string | undefined
    let next = page
    do {
      next ??= await this.rest.send<QueryPage>({
        ...resultsRequest(job.jobReference, PAGE_ROWS, this.rest.timeoutMs, pageToken),
        signal: options.signal,
      })
      const fields = next.schema?.fields ?? []
      yield {
        columns: fields.map(({ name }) => name),
        types: fields.map(typeOf),
        rows: (next.rows ?? []).map((row) => rowValues(row, fields)),
      }
      pageToken = next.pageToken === '' ? undefined : next.pageToken
      next = undefined
    } while (pageToken !== undefined)
    return undefined
  }
}

/** DDL of ours that reads no rows: nothing is billed, and what the job tells of it nobody asks. */
function isFree(statement: Statement | string): boolean {
  const free =
    /^(?:(?:ALTER|DROP|GRANT|REVOKE|CREATE SCHEMA)\b|CREATE OR REPLACE TABLE \S+\n(?:COPY|CLONE)\b)/
  return !isAuthors(statement) && free.test(textOf(statement))
}

/** A hook, an operation or a template's question: it may be several statements. */
function isAuthors(statement: Statement | string): boolean {
  if (typeof statement === 'string') return true
  const { sql, embedded } = statement
  return embedded !== undefined && embedded.start === 0 && embedded.end === sql.length
}

function textOf(statement: Statement | string): string {
  return typeof statement === 'string' ? statement : statement.sql
}

/** What a job did and cost, under the names that dbt gives them. */
export function executeResult(job: JobResource): ExecuteResult {
  const { statistics, jobReference } = job
  const query = statistics?.query
  const rows = query?.numDmlAffectedRows ?? statistics?.load?.outputRows
  const processed = query?.totalBytesProcessed ?? statistics?.totalBytesProcessed
  const slots = query?.totalSlotMs ?? statistics?.totalSlotMs
  return {
    ...(rows === undefined ? {} : { rowsAffected: Number(rows) }),
    ...(processed === undefined ? {} : { bytes: Number(processed) }),
    response: {
      job_id: jobReference.jobId,
      project_id: jobReference.projectId,
      ...(jobReference.location === undefined ? {} : { location: jobReference.location }),
      ...(query?.statementType === undefined ? {} : { code: query.statementType }),
      ...(processed === undefined ? {} : { bytes_processed: Number(processed) }),
      ...(query?.totalBytesBilled === undefined ? {} : { bytes_billed: Number(query.totalBytesBilled) }),
      ...(slots === undefined ? {} : { slot_ms: Number(slots) }),
      ...(query?.cacheHit === undefined ? {} : { cache_hit: query.cacheHit }),
    },
  }
}
