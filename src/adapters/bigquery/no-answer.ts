// What it means when a request has no answer of BigQuery's: networks, names, certificates, and sign-ins that were refused on the way.

import { ApiError, errorOfBody } from './api-error.ts'

/** What the transport throws, as far as it is read. */
interface Thrown {
  readonly code?: unknown
  readonly message?: string
  readonly cause?: { readonly code?: unknown; readonly message?: string }
  readonly config?: { readonly url?: unknown }
  readonly response?: { readonly status?: number; readonly data?: unknown; readonly headers?: unknown }
}

/** A refused sign-in arrives here too, because the token is fetched on the way. */
export function withoutAnswer(error: unknown, late: boolean): ApiError {
  if (late) return new ApiError('The service did not answer in time.', 'noAnswer', undefined, false)
  const told = error as Thrown
  if (told.response?.status !== undefined) return refusedSignIn(told, told.response.status)
  const code = String(told.cause?.code ?? told.code ?? '')
  const message = told.cause?.message ?? told.message ?? code
  const asked = signInOf(told)
  if (/^(ENOTFOUND|ERR_INVALID_URL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/.test(code))
    return new ApiError(message, 'unreachable', undefined, false, asked)
  if (
    (code !== '' && !/^ERR_(OSSL|CRYPTO)/.test(code)) ||
    /fetch failed|socket hang up|premature close|terminated|aborted/i.test(told.message ?? '')
  ) {
    return new ApiError(message, 'noAnswer', undefined, false, asked)
  }
  return new ApiError(told.message ?? String(error), 'signIn', undefined, false)
}

function refusedSignIn(told: Thrown, status: number): ApiError {
  const { data, headers } = told.response!
  const api = errorOfBody(status, parse(data))
  if (status >= 500 || status === 429)
    return new ApiError(api.message, api.reason, status, true, signInOf(told))
  const reason = /:generateAccessToken$/.test(String(told.config?.url ?? '')) ? 'impersonation' : 'signIn'
  const message = describeSignIn(data) ?? api.message
  const skew = Math.round((Date.now() - Date.parse(dateOf(headers))) / 1000)
  const clock =
    Math.abs(skew) > 60
      ? ` (this machine's clock is ${Math.abs(skew)} seconds ${skew > 0 ? 'ahead of' : 'behind'} theirs)`
      : ''
  return new ApiError(message + clock, reason, status)
}

/** The transport has headers of its own make. */
function dateOf(headers: unknown): string {
  return (headers as Partial<Headers> | undefined)?.get?.('date') ?? ''
}

/** Of a request on the way to BigQuery, which is one that signs in. */
function signInOf({ config }: Thrown): string | undefined {
  const url = String(config?.url ?? '')
  return URL.canParse(url) && !url.includes('/bigquery/v2/') ? new URL(url).origin : undefined
}

function describeSignIn(data: unknown): string | undefined {
  const body = (typeof data === 'string' ? parse(data) : data) as
    | { error?: unknown; error_description?: unknown }
    | undefined
  const words = [body?.error, body?.error_description].filter((word) => typeof word === 'string')
  return words.length === 0 ? undefined : words.join(': ')
}

/** Undefined where it is no JSON. */
export function parse(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
