// What the BigQuery API says when it refuses, and what that means for trying again.

/** Of a request or of a job; `reason` as in the API's error table, e.g. `rateLimitExceeded`. */
export class ApiError extends Error {
  readonly status: number | undefined
  readonly reason: string
  /** A request without an answer may have been carried out all the same. */
  readonly answered: boolean
  /** Where a token was asked for and none came, e.g. `https://oauth2.googleapis.com`. */
  readonly signIn: string | undefined

  constructor(
    message: string,
    reason: string,
    status: number | undefined,
    answered = true,
    signIn: string | undefined = undefined,
  ) {
    super(withoutTokens(message))
    this.signIn = signIn
    this.name = 'ApiError'
    this.reason = reason
    this.status = status
    this.answered = answered
  }
}

/** Tokens that were made on the way are known to nobody who hides secrets; a gateway, or an address, may say them back. */
function withoutTokens(message: string): string {
  return message
    .replace(/(https?:\/\/[^\s?]+)\?[^\s"']+/g, '$1')
    .replace(/\b(Bearer\s+)[\w.~+/-]+=*/gi, '$1*****')
    .replace(/\bya29\.[\w.-]+/g, '*****')
}

/** A job that was run and ended without success; the requests about it were answered. */
export class JobFailed extends ApiError {
  /** As the API says it, e.g. `SCRIPT` where it was several statements. */
  readonly statementType: string | undefined

  constructor(
    { message, reason }: { readonly message?: string; readonly reason?: string },
    statementType?: string,
  ) {
    super(message ?? 'The job failed.', reason ?? 'invalid', undefined)
    this.statementType = statementType
  }
}

/** How long to wait before the next try; `never`: the request itself is at fault. */
export type Patience = 'never' | 'short' | 'long'

/**
 * Reasons after which the same may succeed, from the table of "Error messages" of BigQuery's documentation
 * (cloud.google.com/bigquery/docs/error-messages). `backendError` comes as 500, 502, 503 or 504, `rateLimitExceeded` as 403;
 * of a job that was begun, getQueryResults tells `jobBackendError`, `jobInternalError` and `jobRateLimitExceeded` with status
 * 400, and wants another job id.
 */
const short = new Set([
  'backendError',
  'internalError',
  'jobBackendError',
  'jobInternalError',
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'jobRateLimitExceeded',
  'tableUnavailable',
  // Ours: no answer, or one that is not JSON.
  'noAnswer',
  'garbled',
])

/** Quotas of a day or a month: nobody waits for their end. */
export function isLasting(quota: string): boolean {
  return /per ?day|daily|bytes billed|free query bytes|imports or query appends/i.test(quota)
}

/** By reason and never by code alone: a failed job carries none. */
export function patienceWith(error: ApiError): Patience {
  if (error.reason === 'quotaExceeded') return isLasting(error.message) ? 'never' : 'long'
  if (short.has(error.reason)) return 'short'
  if (/could not serialize access|due to concurrent update|aborted due to concurrent/i.test(error.message))
    return 'short'
  const { status } = error
  return status === 429 || status === 408 || (status !== undefined && status >= 500 && status !== 501)
    ? 'short'
    : 'never'
}

/** The body of a refusal, of which `errors[].reason` is the reason; sign-in services say `error_description` instead. */
interface ErrorBody {
  readonly error?: {
    readonly message?: string
    readonly status?: string
    readonly errors?: readonly { readonly reason?: string; readonly message?: string }[]
  }
  readonly error_description?: string
}

export function errorOfBody(status: number, body: unknown): ApiError {
  const told = typeof body === 'object' && body !== null ? (body as ErrorBody) : {}
  const first = told.error?.errors?.[0]
  const message = first?.message ?? told.error?.message ?? told.error_description ?? `HTTP status ${status}`
  return new ApiError(message, first?.reason ?? reasonOfStatus(status), status)
}

function reasonOfStatus(status: number): string {
  const reasons: Readonly<Record<number, string>> = {
    400: 'invalid',
    401: 'authError',
    403: 'accessDenied',
    404: 'notFound',
    409: 'duplicate',
    429: 'rateLimitExceeded',
    501: 'notImplemented',
  }
  return reasons[status] ?? (status >= 500 ? 'backendError' : 'invalid')
}

/** Milliseconds before try number `attempt` (from 1), full jitter: 0.5-1 times a doubling base. */
export function backoff(patience: Exclude<Patience, 'never'>, attempt: number, random: () => number): number {
  const base = patience === 'short' ? 200 : 10_000
  const most = patience === 'short' ? 20_000 : 120_000
  return Math.round(Math.min(most, base * 2 ** (attempt - 1)) * (0.5 + random() / 2))
}
