// Asks for a query's rows (jobs.getQueryResults, whose parameters these are). The service waits with its answer until the query is done, or until its own patience ends.

import type { JobResource } from './job-resource.ts'
import type { RestRequest } from './rest.ts'

/** What the service waits before it says that a job is not done yet. */
const POLL_MS = 10_000
/** What its answer may take beyond that. */
const ANSWER_MS = 20_000

export function resultsRequest(
  { jobId, location }: JobResource['jobReference'],
  rows: number,
  timeoutMs: number,
  pageToken?: string,
): RestRequest {
  // Neither longer than the target lets any request take.
  const waits = Math.min(POLL_MS, timeoutMs)
  return {
    method: 'GET',
    path: `/queries/${encodeURIComponent(jobId)}`,
    query: {
      location,
      timeoutMs: waits,
      maxResults: rows,
      pageToken,
      'formatOptions.useInt64Timestamp': true,
    },
    timeoutMs: waits + Math.min(ANSWER_MS, timeoutMs),
  }
}
