// What BigQuery says went wrong, as a Problem at the author's line.

import { sqlFailed } from '../../problems/catalogue/adapters.ts'
import {
  apiDisabled,
  billingOff,
  bytesBeyondLimit,
  clockWrong,
  credentialsMissing,
  credentialsUnusable,
  datasetMissing,
  endpointUnreachable,
  impersonationRefused,
  jobTimedOut,
  permissionMissing,
  projectMissing,
  quotaUsedUp,
  resourcesExceeded,
  serviceUnwell,
} from '../../problems/catalogue/bigquery.ts'
import { atPlace, type Place } from '../../problems/place.ts'
import type { Location, Problem } from '../../problems/problem.ts'
import type { Statement } from '../adapter.ts'
import { type ApiError, isLasting, patienceWith } from './api-error.ts'
import type { BigquerySettings } from './settings.ts'

export interface ErrorContext {
  readonly statement: Statement | undefined
  readonly at: Location | undefined
  readonly settings: BigquerySettings
}

export function engineProblem(error: ApiError, context: ErrorContext): Problem {
  const place = authorsPlace(error.message, context)
  const problem = problemOf(error, context, place)
  return problem.at === undefined ? problem : atPlace(problem, place)
}

function problemOf(error: ApiError, context: ErrorContext, at: Location | undefined): Problem {
  const { settings, statement } = context
  const { message: detail, reason } = error
  const purpose = statement?.purpose ?? 'run the query'
  const project = settings.executionProject
  if (reason === 'impersonation') return impersonationRefused({ accounts: settings.impersonate, detail })
  if (reason === 'signIn' || reason === 'authError' || error.status === 401)
    return signInProblem(detail, settings)
  const silent =
    error.signIn !== undefined ||
    (reason === 'noAnswer' && !error.answered) ||
    /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(detail)
  if (reason === 'unreachable' || silent) {
    return endpointUnreachable({
      ...{ endpoint: error.signIn ?? endpointOf(settings), signIn: error.signIn !== undefined, detail, at },
    })
  }
  if (
    /has not been used in project|is disabled|accessNotConfigured/i.test(`${reason} ${detail}`) &&
    error.status === 403
  )
    return apiDisabled({ project, detail })
  if (
    /not found: project|project .*(not found|does not exist)|cannot parse .* as cloud project|invalid project id|unknown project|has not enabled bigquery/i.test(
      detail,
    )
  )
    return projectMissing({ project, detail })
  if (reason === 'billingNotEnabled') return billingOff({ project, detail })
  if (reason === 'bytesBilledLimitExceeded') {
    return bytesBeyondLimit({ limit: settings.maximumBytesBilled, detail, at })
  }
  if (reason === 'accessDenied' || error.status === 403) {
    if (patienceWith(error) === 'never' && reason !== 'quotaExceeded')
      return permissionMissing({ purpose, project, detail, at })
  }
  if (reason === 'quotaExceeded') return quotaUsedUp({ detail, lasting: isLasting(detail), at })
  if (reason === 'resourcesExceeded') return resourcesExceeded({ detail, at })
  if (reason === 'timeout' || (reason === 'stopped' && settings.jobTimeoutMs !== undefined)) {
    return jobTimedOut({ seconds: (settings.jobTimeoutMs ?? 0) / 1000, at })
  }
  const dataset = /not found: dataset [`"]?([\w.:-]+)/i.exec(detail)?.[1]
  if (dataset !== undefined) return datasetMissing({ dataset, location: settings.location, detail, at })
  if (patienceWith(error) !== 'never') return serviceUnwell({ purpose, detail, at })
  return sqlFailed({
    message: withoutPlace(detail),
    purpose: statement?.embedded === undefined ? statement?.purpose : undefined,
    hint: hintOf(detail),
    at,
  })
}

export function signInProblem(detail: string, settings: BigquerySettings): Problem {
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT/.test(detail)) {
    const endpoint = /request to (https?:\/\/[^/\s]+)/.exec(detail)?.[1] ?? endpointOf(settings)
    return endpointUnreachable({
      endpoint,
      signIn: endpoint !== endpointOf(settings),
      detail: detail.split('\n')[0]!,
    })
  }
  if (/reasonable timeframe|token used too early|clock is \d+ seconds/i.test(detail))
    return clockWrong({ detail: detail.split('\n')[0]! })
  const nothing = /could not load the default credentials|unable to detect a project id|no credentials/i.test(
    detail,
  )
  return nothing && settings.method === 'oauth'
    ? credentialsMissing({ detail: detail.split('\n')[0]! })
    : credentialsUnusable({ method: settings.method, detail: detail.split('\n')[0]! })
}

export const endpointOf = ({ apiEndpoint }: BigquerySettings): string =>
  apiEndpoint ?? 'https://bigquery.googleapis.com'

/** `... at [3:14]`, lines and columns from 1 in the text sent -> offset in the author's query -> the author's file. */
function authorsPlace(detail: string, { statement, at }: ErrorContext): Place | undefined {
  const embedded = statement?.embedded
  if (statement === undefined || embedded === undefined) return at
  const place = /\[(\d+):(\d+)\]/.exec(detail)
  if (place === null) return at ?? embedded.locate(0)
  const offset = offsetOf(statement.sql, Number(place[1]), Number(place[2]))
  if (offset < embedded.start) return at ?? embedded.locate(0)
  return embedded.locate(Math.min(offset, embedded.end) - embedded.start) ?? at ?? embedded.locate(0)
}

/** BigQuery counts columns in characters, we in UTF-16 units. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return text.length
    start = end + 1
  }
  let offset = start
  for (let at = 1; at < column && offset < text.length && text[offset] !== '\n'; at++) {
    offset += text.codePointAt(offset)! > 0xffff ? 2 : 1
  }
  return offset
}

function withoutPlace(detail: string): string {
  return detail
    .replace(/\s*(at )?\[\d+:\d+\]/g, '')
    .replace(/; Did you mean [^?]*\?/i, '')
    .replace(/^Query error: /, '')
    .trim()
}

function hintOf(detail: string): string | undefined {
  const near = /did you mean ([^?]+)\?/i.exec(detail)?.[1]
  if (near !== undefined) return `Did you mean "${near.replace(/[`"]/g, '')}"?`
  if (/without a filter over column|requires? a partition filter/i.test(detail)) {
    return 'Filter by the partitioning column in WHERE, with constants.'
  }
  if (/at most one source row/i.test(detail)) {
    return 'Several new rows have the same "unique_key": keep one of each, e.g. with QUALIFY ROW_NUMBER() OVER (...) = 1.'
  }
  if (/invalid dataset id/i.test(detail))
    return 'The name of a dataset is letters, digits and _: correct "dataset" in the target, or the "schema" of the node.'
  if (/not found: table/i.test(detail))
    return 'Build what it reads from first, e.g. with "strata build --select +MODEL".'
  return undefined
}

export function missingTable(message: string): string | undefined {
  return /Not found: Table \S*?\.([\w$-]+)(?:\s|$)/i.exec(message)?.[1]
}
