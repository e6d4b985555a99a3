// Jobs: inserted under ids of our own, waited for, tried again where BigQuery was at fault, cancelled when nobody waits any more.

import { createHash } from 'node:crypto'
import { jobTimedOut } from '../../problems/catalogue/bigquery.ts'
import { ProblemError } from '../../problems/problem.ts'
import { ApiError, patienceWith } from './api-error.ts'
import type { JobResource, QueryPage } from './job-resource.ts'
import { labelText } from './labels.ts'
import type { Rest } from './rest.ts'
import { Slots } from './slots.ts'

/** BigQuery runs a hundred interactive queries of a project at once; some are left for people. */
const CONCURRENT_JOBS = 90
const POLL_MS = 10_000
/** What the service itself may take to end a job after its time is over. */
const GRACE_MS = 30_000
const CANCEL_MS = 5_000

export interface JobRequest {
  /** `query`, `load`, `copy` or `extract`, as in the API. */
  readonly configuration: Readonly<Record<string, unknown>>
  readonly node: string | undefined
  readonly signal: AbortSignal | undefined
  /** Sends the job's data along; default: the configuration is posted alone. */
  readonly insert?: (job: JobBody) => Promise<JobResource>
  readonly dryRun?: boolean
}

export interface JobBody {
  readonly jobReference: { readonly projectId: string; readonly jobId: string; readonly location?: string }
  readonly configuration: Readonly<Record<string, unknown>>
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
  readonly #running = new Map<string, JobResource['jobReference']>()
  /** Statements that each node has sent, so that ids repeat when a run does the same again. */
  readonly #counts = new Map<string, number>()
  #closed = false

  constructor(rest: Rest, options: JobsOptions) {
    this.#rest = rest
    this.#options = options
  }

  /** Resolves when the job has succeeded. Rejects with an `ApiError` or the signal's reason. */
  async run(request: JobRequest): Promise<JobResource> {
    const release = await this.#slots.take(request.signal)
    const name = this.#name(request.node)
    try {
      return await this.#rest.retry(request.signal, async (attempt) => {
        if (this.#closed) throw new Error('the connection is closed')
        const job = await this.#insert(request, `${name}_${attempt}`)
        return request.dryRun === true ? job : await this.#finish(job, request.signal)
      })
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
    { configuration, node, signal, insert, dryRun }: JobRequest,
    jobId: string,
  ): Promise<JobResource> {
    const { project, location, timeoutMs } = this.#options
    const body: JobBody = {
      jobReference: { projectId: project, jobId, ...(location === undefined ? {} : { location }) },
      configuration: {
        ...configuration,
        labels: this.#labels(node),
        ...(dryRun === true ? { dryRun: true } : {}),
        ...(timeoutMs === undefined ? {} : { jobTimeoutMs: String(timeoutMs) }),
      },
    }
    if (dryRun === true) {
      const { jobReference: _, ...rest } = body
      return this.#rest.send({
        method: 'POST',
        path: '/jobs',
        body: {
          ...rest,
          jobReference: { projectId: project, ...(location === undefined ? {} : { location }) },
        },
        signal,
        again: false,
      })
    }
    this.#running.set(jobId, body.jobReference)
    try {
      return await this.#rest.retry(signal, () => this.#insertOnce(body, insert, signal))
    } catch (error) {
      // Without an answer it may run all the same, and nobody would wait for it.
      if (signal?.aborted === true || (error instanceof ApiError && !error.answered))
        await this.#cancel(body.jobReference)
      this.#running.delete(jobId)
      throw error
    }
  }

  /** A try whose answer was lost may have begun the job: then that one is ours. */
  async #insertOnce(
    body: JobBody,
    insert: JobRequest['insert'],
    signal: AbortSignal | undefined,
  ): Promise<JobResource> {
    try {
      return await (insert?.(body) ??
        this.#rest.send<JobResource>({ method: 'POST', path: '/jobs', body, signal, again: false }))
    } catch (error) {
      if (error instanceof ApiError && error.status === 409 && isDuplicateJob(error)) {
        return this.#get(body.jobReference, signal)
      }
      throw error
    }
  }

  async #finish(inserted: JobResource, signal: AbortSignal | undefined): Promise<JobResource> {
    let job = inserted
    const { jobReference } = inserted
    const { timeoutMs } = this.#options
    const started = this.#rest.effects.now()
    try {
      for (let tries = 0; job.status?.state !== 'DONE'; tries++) {
        if (timeoutMs !== undefined && this.#rest.effects.now() - started > timeoutMs + GRACE_MS) {
          await this.#cancel(jobReference)
          throw new ProblemError(jobTimedOut({ seconds: timeoutMs / 1000, job: jobReference.jobId }))
        }
        await this.#waitFor(job, tries, signal)
        job = await this.#get(jobReference, signal)
      }
    } catch (error) {
      if (signal?.aborted === true) await this.#cancel(jobReference)
      throw error
    } finally {
      this.#running.delete(jobReference.jobId)
    }
    const failed = job.status?.errorResult
    if (failed !== undefined) {
      throw new ApiError(failed.message ?? 'The job failed.', failed.reason ?? 'invalid', undefined)
    }
    return job
  }

  /** A query is waited for by the service itself; other jobs are looked at now and then. */
  async #waitFor(job: JobResource, tries: number, signal: AbortSignal | undefined): Promise<void> {
    if (job.configuration?.query === undefined) {
      return this.#rest.effects.wait(Math.min(2_000, 100 * 1.5 ** tries), signal)
    }
    try {
      await this.#rest.send<QueryPage>({
        method: 'GET',
        path: `/queries/${encodeURIComponent(job.jobReference.jobId)}`,
        query: { location: job.jobReference.location, timeoutMs: POLL_MS, maxResults: 0 },
        timeoutMs: POLL_MS + 20_000,
        signal,
      })
    } catch (error) {
      // The job's own failure is read from the job, with its reason.
      if (!(error instanceof ApiError) || patienceWith(error) !== 'never') throw error
      if (error.status === 401 || error.status === 404) throw error
    }
  }

  #get(reference: JobResource['jobReference'], signal: AbortSignal | undefined): Promise<JobResource> {
    return this.#rest.send<JobResource>({
      method: 'GET',
      path: `/jobs/${encodeURIComponent(reference.jobId)}`,
      query: { location: reference.location ?? this.#options.location },
      signal,
    })
  }

  /** As good as it goes: whoever cancels is on the way out already. */
  async #cancel(reference: JobResource['jobReference']): Promise<void> {
    await this.#rest
      .send({
        method: 'POST',
        path: `/jobs/${encodeURIComponent(reference.jobId)}/cancel`,
        query: { location: reference.location ?? this.#options.location },
        timeoutMs: CANCEL_MS,
        again: false,
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

  #labels(node: string | undefined): Readonly<Record<string, string>> {
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
  return error.reason === 'duplicate' && /\bjob\b/i.test(error.message)
}
