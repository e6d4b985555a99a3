// Jobs: inserted under ids of our own, waited for, tried again where BigQuery was at fault, cancelled when nobody waits any more.

import { createHash } from 'node:crypto'
import type { JobMetadata } from '@google-cloud/bigquery'
import { jobTimedOut } from '../../problems/catalogue/bigquery.ts'
import { ProblemError } from '../../problems/problem.ts'
import { ApiError, backoff, JobFailed, patienceWith } from './api-error.ts'
import type { JobResource, QueryPage } from './job-resource.ts'
import { labelText } from './labels.ts'
import { resultsRequest } from './query-results.ts'
import type { Rest } from './rest.ts'
import type { Attempts } from './retry.ts'
import { Slots } from './slots.ts'
import { type TableUpdate, UpdatePace } from './update-pace.ts'

/** BigQuery runs a hundred interactive queries of a project at once; some are left for people. */
const CONCURRENT_JOBS = 90
/** What the service itself may take to end a job after its time is over. */
const GRACE_MS = 30_000
const CANCEL_MS = 3_000

/** As Google's client generates it from the API's own description. */
type JobConfiguration = NonNullable<JobMetadata['configuration']>

export interface JobRequest {
  /** `query`, `load`, `copy` or `extract`: the API's `JobConfiguration`. */
  readonly configuration: JobConfiguration
  readonly node: string | undefined
  readonly signal: AbortSignal | undefined
  /** Sends the job's data along; default: the configuration is posted alone. */
  readonly insert?: (job: JobBody, attempts: Attempts) => Promise<JobResource>
  readonly dryRun?: boolean
  /** Several statements of an author's: where they fail half way, what they did must not be done twice. */
  readonly once?: boolean
  /** What it changes, where the service limits how often. */
  readonly updates?: TableUpdate | undefined
  /** How many rows of a query to bring along as soon as it is done; then its statistics are not asked for. */
  readonly rows?: number
}

export interface FinishedJob {
  readonly job: JobResource
  /** The first rows, where they were asked for and came with the news that the query is done. */
  readonly page?: QueryPage
}

/** What jobs.insert takes. */
export interface JobBody {
  readonly jobReference: { readonly projectId: string; readonly jobId: string; readonly location?: string }
  readonly configuration: JobConfiguration
}

export interface JobsOptions {
  readonly project: string
  readonly location: string | undefined
  readonly runId: string
  readonly target: string
  readonly labels: Readonly<Record<string, string>>
  readonly timeoutMs: number | undefined
}

export class Jobs {
  readonly #rest: Rest
  readonly #options: JobsOptions
  readonly #slots = new Slots(CONCURRENT_JOBS)
  readonly pace: UpdatePace
  readonly #running = new Map<string, JobResource['jobReference']>()
  /** Statements that each node has sent, so that ids repeat when a run does the same again. */
  readonly #counts = new Map<string, number>()
  /** Where the jobs run; without a location in the target, as the first one says. */
  #location: string | undefined
  #closed = false

  constructor(rest: Rest, options: JobsOptions) {
    this.#rest = rest
    this.#options = options
    this.#location = options.location
    this.pace = new UpdatePace(rest.retry.effects)
  }

  /** Resolves when the job has succeeded. Rejects with an `ApiError` or the signal's reason. */
  async run(request: JobRequest): Promise<FinishedJob> {
    const { signal, updates } = request
    const release = await this.#slots.take(signal)
    const { retry } = this.#rest
    const attempts: Attempts = { signal, until: retry.until() }
    const name = this.#name(request.node)
    try {
      for (let attempt = 1; ; attempt++) {
        if (updates !== undefined) await this.pace.enter(updates, signal)
        if (this.#closed) throw new Error('the connection is closed')
        try {
          const job = await this.#insert(request, `${name}_${attempt}`, attempts)
          return request.dryRun === true ? { job } : await this.#finish(job, request)
        } catch (error) {
          // Requests have been tried again already.
          if (!(error instanceof JobFailed) || !this.#mayRepeat(error, request)) throw error
          await retry.pause(error, attempt, attempts)
        }
      }
    } finally {
      release()
    }
  }

  /** Ends what still runs. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#running.values()].map((reference) => this.#cancel(reference)))
  }

  async #insert(
    { configuration, node, insert, dryRun }: JobRequest,
    jobId: string,
    attempts: Attempts,
  ): Promise<JobResource> {
    const { project, location, timeoutMs } = this.#options
    const place = { projectId: project, ...(location === undefined ? {} : { location }) }
    const whole = {
      ...configuration,
      labels: this.#labels(node),
      ...(timeoutMs === undefined ? {} : { jobTimeoutMs: String(timeoutMs) }),
    }
    const post = (body: object) =>
      this.#rest.send<JobResource>({ method: 'POST', path: '/jobs', body, ...attempts })
    // A dry run is no job: it has no id, and nothing is left of it.
    if (dryRun === true) return post({ jobReference: place, configuration: { ...whole, dryRun: true } })
    const body: JobBody = { jobReference: { ...place, jobId }, configuration: whole }
    this.#running.set(jobId, body.jobReference)
    try {
      const job = await (insert?.(body, attempts) ?? post(body))
      this.#location ??= job.jobReference.location
      return job
    } catch (error) {
      // A try whose answer was lost began the job: then that one is ours.
      if (error instanceof ApiError && isDuplicateJob(error))
        return await this.#get(placed(body.jobReference, error), attempts.signal)
      // It may run all the same, and nobody would wait for it.
      if (attempts.signal?.aborted === true || (error instanceof ApiError && patienceWith(error) !== 'never'))
        await this.#cancel(body.jobReference)
      this.#running.delete(jobId)
      throw error
    }
  }

  async #finish(inserted: JobResource, request: JobRequest): Promise<FinishedJob> {
    const { jobReference } = inserted
    const { timeoutMs } = this.#options
    const { now } = this.#rest.retry.effects
    const started = now()
    try {
      let job = inserted
      for (let looks = 1; job.status?.state !== 'DONE'; looks++) {
        if (timeoutMs !== undefined && now() - started > timeoutMs + GRACE_MS) {
          await this.#cancel(jobReference)
          throw new ProblemError(jobTimedOut({ seconds: timeoutMs / 1000, job: jobReference.jobId }))
        }
        const page = await this.#waitFor(job, looks, request)
        if (page !== undefined && request.rows !== undefined) return { job, page }
        job = await this.#get(jobReference, request.signal)
      }
      const failure = job.status.errorResult
      if (failure !== undefined) throw new JobFailed(failure, job.statistics?.query?.statementType)
      return { job }
    } catch (error) {
      if (request.signal?.aborted === true) await this.#cancel(jobReference)
      throw error
    } finally {
      this.#running.delete(jobReference.jobId)
    }
  }

  /**
   * A query is waited for by the service itself, other jobs are looked at now and then. Resolves with the first page where the
   * query has succeeded. Asked once: how the job fares is read from the job, with its reason, and that request is tried again.
   */
  async #waitFor(
    job: JobResource,
    looks: number,
    { signal, rows = 0 }: JobRequest,
  ): Promise<QueryPage | undefined> {
    const { wait, random } = this.#rest.retry.effects
    if (job.configuration?.query === undefined) {
      await wait(Math.min(2_000, 250 * 2 ** (looks - 1)), signal)
      return undefined
    }
    try {
      const page = await this.#rest.send<QueryPage>({
        ...resultsRequest(job.jobReference, rows, this.#rest.timeoutMs),
        signal,
        retries: 0,
      })
      return page.jobComplete === true ? page : undefined
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof ApiError)) throw error
      if (patienceWith(error) !== 'never') await wait(backoff('short', Math.min(looks, 5), random), signal)
      return undefined
    }
  }

  /** Of a job that is known to be there: that it is not found yet will pass. */
  #get(reference: JobResource['jobReference'], signal: AbortSignal | undefined): Promise<JobResource> {
    return this.#rest.send<JobResource>({
      method: 'GET',
      path: `/jobs/${encodeURIComponent(reference.jobId)}`,
      query: { location: reference.location ?? this.#location },
      signal,
      patience: (error) => (error.status === 404 ? 'short' : patienceWith(error)),
    })
  }

  /** Single statements are all or nothing, and so are scripts of ours. */
  #mayRepeat(error: JobFailed, { once }: JobRequest): boolean {
    return once !== true || error.statementType !== 'SCRIPT'
  }

  /** As good as it goes: whoever cancels is on the way out already. */
  async #cancel(reference: JobResource['jobReference']): Promise<void> {
    await this.#rest
      .send({
        method: 'POST',
        path: `/jobs/${encodeURIComponent(reference.jobId)}/cancel`,
        query: { location: reference.location ?? this.#location },
        timeoutMs: CANCEL_MS,
        retries: 1,
      })
      .catch(() => {})
    this.#running.delete(reference.jobId)
  }

  /** `strata_<run>_<node>_<statement>`; the attempt follows. */
  #name(node: string | undefined): string {
    const key = node ?? 'run'
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    const plain = key.replace(/[^A-Za-z0-9_-]+/g, '_')
    // Two nodes may look alike once their dots are gone, and ids end at 1,024 characters.
    const mark = createHash('sha256').update(key).digest('hex').slice(0, 6)
    return `strata_${this.#options.runId.replace(/[^A-Za-z0-9_-]+/g, '_')}_${plain.slice(-200)}_${mark}_${count}`
  }

  #labels(node: string | undefined): Record<string, string> {
    const { runId, target, labels } = this.#options
    return {
      ...Object.fromEntries(Object.entries(labels).map(([name, text]) => [labelText(name), labelText(text)])),
      strata_run: labelText(runId),
      strata_target: labelText(target),
      ...(node === undefined ? {} : { strata_node: labelText(node) }),
    }
  }
}

/** Not the table that a query wants to create, which is a 409 as well. */
function isDuplicateJob(error: ApiError): boolean {
  return error.status === 409 && error.reason === 'duplicate' && /\bjob\b/i.test(error.message)
}

/** The refusal names the job as `project:location.id`. */
function placed(reference: JobResource['jobReference'], { message }: ApiError): JobResource['jobReference'] {
  const location = /\bjob [^\s:]+(?::[^\s:]+)?:([a-z0-9-]+)\./i.exec(message)?.[1]
  return reference.location === undefined && location !== undefined ? { ...reference, location } : reference
}
