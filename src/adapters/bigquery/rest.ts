// Requests to the BigQuery API: authenticated, each try with a deadline of its own, tried again here and nowhere above.

import type { BigQuery } from '@google-cloud/bigquery'
import { ApiError, errorOfBody } from './api-error.ts'
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

  async #once<Body>(request: RestRequest): Promise<RestAnswer<Body>> {
    const { signal } = request
    signal?.throwIfAborted()
    // The client's own timeout does not end a request that hangs, and its retries do not know reasons: hence its transport only.
    const deadline = AbortSignal.timeout(request.timeoutMs ?? this.#patience(request))
    const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline])
    this.sent++
    let answer: { readonly status: number; readonly data: unknown; readonly headers: Headers }
    try {
      const asked = this.#client.authClient.request<unknown>({
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
        signal: either,
        responseType: 'text',
        retry: false,
        validateStatus: () => true,
      })
      // The token is fetched on the way, which no signal ends.
      answer = await orAborted(asked, either)
    } catch (error) {
      signal?.throwIfAborted()
      throw withoutAnswer(error, deadline.aborted)
    }
    return this.#read<Body>(request, answer)
  }

  #patience({ bytes }: RestRequest): number {
    return this.#options.timeoutMs + Math.ceil(((bytes?.length ?? 0) / SLOWEST_LINE) * 1000)
  }

  #read<Body>(
    request: RestRequest,
    { status, data, headers }: { readonly status: number; readonly data: unknown; readonly headers: Headers },
  ): RestAnswer<Body> {
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

function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function parse(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

/** A refused sign-in arrives here too, because the token is fetched on the way. */
function withoutAnswer(error: unknown, late: boolean): Error {
  if (late) return new ApiError('The service did not answer in time.', 'noAnswer', undefined, false)
  const told = error as {
    code?: unknown
    cause?: { code?: unknown; message?: string }
    message?: string
    response?: { status?: number; data?: unknown }
  }
  if (told.response?.status !== undefined) {
    const { status, data } = told.response
    const api = errorOfBody(status!, parse(data))
    return status! >= 500 || status === 429
      ? api
      : new ApiError(describeSignIn(data) ?? api.message, 'signIn', status)
  }
  const code = String(told.cause?.code ?? told.code ?? '')
  if (/^(ENOTFOUND|ERR_INVALID_URL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/.test(code)) {
    return new ApiError(told.cause?.message ?? told.message ?? code, 'unreachable', undefined, false)
  }
  if (
    (code !== '' && !/^ERR_(OSSL|CRYPTO)/.test(code)) ||
    /fetch failed|socket hang up|premature close|terminated|aborted/i.test(told.message ?? '')
  ) {
    return new ApiError(told.cause?.message ?? told.message ?? code, 'noAnswer', undefined, false)
  }
  return new ApiError(told.message ?? String(error), 'signIn', undefined, false)
}

function describeSignIn(data: unknown): string | undefined {
  const body = (typeof data === 'string' ? parse(data) : data) as
    | { error?: unknown; error_description?: unknown }
    | undefined
  const words = [body?.error, body?.error_description].filter((word) => typeof word === 'string')
  return words.length === 0 ? undefined : words.join(': ')
}
