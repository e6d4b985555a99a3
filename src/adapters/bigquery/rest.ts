// Requests to the BigQuery API: authenticated, each try with a deadline of its own, tried again here and nowhere above.

import type { BigQuery } from '@google-cloud/bigquery'
import type { Credentials } from 'google-auth-library'
import { ApiError, errorOfBody } from './api-error.ts'
import { parse, withoutAnswer } from './no-answer.ts'
import { type Attempts, type Effects, Retry, type RetryPolicy } from './retry.ts'

export interface RestRequest extends Attempts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** After `/bigquery/v2/projects/<project>`; or absolute. */
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
  /** Sent as it is, instead of JSON. */
  readonly bytes?: Buffer
  readonly headers?: Readonly<Record<string, string>>
  /** Of one try; default: the target's, and the time that its bytes need. */
  readonly timeoutMs?: number
  /** Answers that are no errors besides 2xx. */
  readonly accept?: readonly number[]
  readonly project?: string
}

export interface RestAnswer<Body> {
  readonly status: number
  readonly body: Body
  readonly headers: Headers
}

interface RawAnswer {
  readonly status: number
  readonly data: unknown
  readonly headers: Headers
}

export interface RestOptions extends RetryPolicy {
  readonly executionProject: string
  readonly timeoutMs: number
}

/** Bytes a second that any line carries. */
const SLOWEST_LINE = 128 << 10

export class Rest {
  readonly #client: BigQuery
  readonly #options: RestOptions
  readonly retry: Retry
  /** Requests sent, tries included. */
  sent = 0

  constructor(client: BigQuery, options: RestOptions, effects?: Effects) {
    this.#client = client
    this.#options = options
    this.retry = new Retry(options, effects)
  }

  /** What one try may take, where nothing else is said. */
  get timeoutMs(): number {
    return this.#options.timeoutMs
  }

  /** Absolute; where the bytes of load jobs go. */
  get uploadPath(): string {
    const { origin } = new URL(this.#client.baseUrl)
    return `${origin}/upload/bigquery/v2/projects/${encodeURIComponent(this.#options.executionProject)}/jobs`
  }

  async send<Body>(request: RestRequest): Promise<Body> {
    return (await this.sendWhole<Body>(request)).body
  }

  async sendWhole<Body>(request: RestRequest): Promise<RestAnswer<Body>> {
    return this.retry.run(request, () => this.#once<Body>(request))
  }

  /** Fetches the token that the requests will carry. */
  async signIn(signal: AbortSignal | undefined): Promise<void> {
    const { timeoutMs } = this.#options
    await this.retry.run({ signal }, () =>
      within(timeoutMs, signal, () => this.#client.authClient.getAccessToken()),
    )
  }

  async #once<Body>(request: RestRequest): Promise<RestAnswer<Body>> {
    const answer = await this.#ask(request)
    // Revoked, or out of date before this machine's clock says so: the same with a new token.
    if (answer.status === 401 && (await expireToken(this.#client)))
      return this.#read<Body>(request, await this.#ask(request))
    return this.#read<Body>(request, answer)
  }

  #ask(request: RestRequest): Promise<RawAnswer> {
    // The client's own timeout does not end a request that hangs, and its retries do not know reasons: hence its transport only.
    return within(request.timeoutMs ?? this.#patience(request), request.signal, (signal) => {
      this.sent++
      return this.#client.authClient.request<unknown>({
        url: this.#url(request),
        method: request.method,
        headers: {
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(request.bytes === undefined
          ? request.body === undefined
            ? {}
            : { body: JSON.stringify(request.body) }
          : { body: request.bytes }),
        signal,
        responseType: 'text',
        retry: false,
        validateStatus: () => true,
      })
    })
  }

  #patience({ bytes }: RestRequest): number {
    return this.#options.timeoutMs + Math.ceil(((bytes?.length ?? 0) / SLOWEST_LINE) * 1000)
  }

  #read<Body>(request: RestRequest, { status, data, headers }: RawAnswer): RestAnswer<Body> {
    const fine = (status >= 200 && status < 300) || request.accept?.includes(status) === true
    const body = parse(data)
    if (!fine) throw errorOfBody(status, body)
    if (body === undefined && String(data ?? '').trim() !== '') {
      throw new ApiError('The answer is not JSON.', 'garbled', status, false)
    }
    return { status, body: (body ?? {}) as Body, headers }
  }

  #url({ path, query, project }: RestRequest): string {
    const base = `${this.#client.baseUrl}/projects/${encodeURIComponent(project ?? this.#options.executionProject)}`
    const url = new URL(/^https?:/.test(path) ? path : base + path)
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value))
    }
    return url.href
  }
}

/** Work that takes tokens or gives answers, ended by `signal` or after `ms`; fails with an `ApiError` or the signal's reason. */
async function within<Result>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (either: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted()
  const deadline = AbortSignal.timeout(ms)
  const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline])
  try {
    // A token is fetched on the way, which no signal ends.
    return await orAborted(work(either), either)
  } catch (error) {
    signal?.throwIfAborted()
    throw withoutAnswer(error, deadline.aborted)
  }
}

/** False where there is nothing to get a new one with. */
async function expireToken({ authClient }: BigQuery): Promise<boolean> {
  const { credentials } = (await authClient.getClient()) as { credentials: Credentials }
  if (credentials?.refresh_token === undefined || credentials.access_token === undefined) return false
  credentials.expiry_date = 1
  return true
}

function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
