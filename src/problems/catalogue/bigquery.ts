// What can be wrong between us and BigQuery, and what to do about it.

import type { Location, Problem } from '../problem.ts'

function problem(code: string, message: string, hint?: string, more: Partial<Problem> = {}): Problem {
  return { code, severity: 'error', message, ...(hint === undefined ? {} : { hint }), ...more }
}

const placed = (at: Location | undefined): Partial<Problem> => (at === undefined ? {} : { at })

const detailed = (detail: string, at?: Location | undefined): Partial<Problem> => ({
  details: detail.split('\n').filter((line) => line.trim() !== ''),
  ...placed(at),
})

export function credentialsMissing(args: { detail: string }): Problem {
  return problem(
    'credentials-missing',
    'No Google credentials were found on this machine.',
    'Run "gcloud auth application-default login", or set GOOGLE_APPLICATION_CREDENTIALS to a key file, or name one in the target: `method: service-account` with `keyfile:`. To build on this machine instead, without an account, add a target `local: {type: duckdb, path: local.duckdb, dialect: bigquery}` and run with `--target local`.',
    detailed(args.detail),
  )
}

export function credentialsUnusable(args: { method: string; detail: string }): Problem {
  const hints: Readonly<Record<string, string>> = {
    oauth: 'Sign in again: "gcloud auth application-default login".',
    'service-account':
      'Make a new key for the service account, and name its file in the target\'s "keyfile".',
    'service-account-json':
      'Make a new key for the service account, and put its JSON in the target\'s "keyfile_json".',
    'oauth-secrets':
      'Give the target a "token" that is still valid, or "refresh_token", "client_id" and "client_secret".',
  }
  return problem(
    'credentials-unusable',
    `Google does not accept the credentials of the target (method "${args.method}").`,
    hints[args.method],
    detailed(args.detail),
  )
}

export function clockWrong(args: { detail: string }): Problem {
  return problem(
    'clock-wrong',
    'Google does not accept what was signed on this machine, because its clock is wrong.',
    'Set the clock, e.g. "sudo timedatectl set-ntp true", then run it again.',
    detailed(args.detail),
  )
}

export function impersonationRefused(args: { accounts: readonly string[]; detail: string }): Problem {
  const account = args.accounts.at(-1) ?? ''
  const off = /has not been used in project|is disabled/i.test(args.detail)
  const chain = args.accounts.length > 1
  return problem(
    'impersonation-refused',
    `Google does not let these credentials act as "${account}".`,
    off
      ? 'Run "gcloud services enable iamcredentials.googleapis.com" in the project of these credentials, and wait a minute.'
      : `Check the name, and ask for the role "Service Account Token Creator" on it${chain ? ': each account of "impersonate_service_account" needs it on the next one' : ''}.`,
    detailed(args.detail),
  )
}

export function keyfileUnreadable(args: { where: string; detail: string }): Problem {
  return problem(
    'keyfile-unreadable',
    `The key of the service account cannot be read from "${args.where}".`,
    'Download a JSON key of the service account, and give its path in the target\'s "keyfile".',
    detailed(args.detail),
  )
}

export function endpointUnreachable(args: {
  endpoint: string
  /** It is where tokens come from. */
  signIn: boolean
  detail: string
  at?: Location | undefined
}): Problem {
  const [who, what] = args.signIn
    ? ["Google's sign-in", 'the address of the key ("token_uri")']
    : ['BigQuery', '"api_endpoint" in the target']
  return problem(
    'endpoint-unreachable',
    `${who} does not answer at ${args.endpoint}.`,
    /wrong version number/i.test(args.detail) && args.endpoint.startsWith('https:')
      ? `It does not speak TLS there: write "${args.endpoint.replace('https:', 'http:')}" in ${what}, or the port that does.`
      : `Check the network, a proxy (HTTPS_PROXY), and ${what}, then run it again.`,
    detailed(args.detail, args.at),
  )
}

export function permissionMissing(args: {
  purpose: string
  project: string
  detail: string
  at?: Location | undefined
}): Problem {
  const told = /permission (bigquery\.[\w.]+)|(bigquery\.[\w.]+) permission/i.exec(args.detail)
  const permission = told?.[1] ?? told?.[2]
  const roles =
    permission === 'bigquery.jobs.create'
      ? `"BigQuery Job User" in the project "${args.project}"`
      : permission === 'bigquery.datasets.create'
        ? `"BigQuery User" in the project "${args.project}"`
        : '"BigQuery Data Editor" for what is written and "BigQuery Data Viewer" for what is read'
  return problem(
    'permission-missing',
    `BigQuery does not allow this account to ${args.purpose}${permission === undefined ? '' : `: it lacks "${permission}"`}.`,
    `Ask for the role ${roles}.`,
    detailed(args.detail, args.at),
  )
}

export function apiDisabled(args: { project: string; detail: string }): Problem {
  return problem(
    'bigquery-api-disabled',
    `The BigQuery API is not switched on in the project "${args.project}".`,
    `Run "gcloud services enable bigquery.googleapis.com --project ${args.project}", and wait a minute.`,
    detailed(args.detail),
  )
}

export function billingOff(args: { project: string; detail: string }): Problem {
  return problem(
    'billing-not-enabled',
    `The project "${args.project}" has no billing account, without which BigQuery does not do this.`,
    'Link a billing account to the project on the "Billing" page of the Google Cloud console, or choose another "execution_project".',
    detailed(args.detail),
  )
}

export function projectMissing(args: { project: string; detail: string }): Problem {
  return problem(
    'project-missing',
    `There is no Google Cloud project "${args.project}", or this account may not see it.`,
    'Correct "project" (or "execution_project") in the target; it wants the project\'s id, not its name.',
    detailed(args.detail),
  )
}

export function datasetMissing(args: {
  dataset: string
  location: string | undefined
  detail: string
  at?: Location | undefined
}): Problem {
  return problem(
    'dataset-missing',
    `The dataset "${args.dataset}" was not found${args.location === undefined ? '' : ` in the location "${args.location}"`}.`,
    'A dataset has one location, and jobs see only those of their own: check "location" in the target, or create the dataset there.',
    detailed(args.detail, args.at),
  )
}

export function locationDiffers(args: { dataset: string; wanted: string; found: string }): Problem {
  return problem(
    'location-differs',
    `The dataset "${args.dataset}" stands in "${args.found}", but the target says "${args.wanted}".`,
    `Write \`location: ${args.found}\` in the target, or choose another dataset.`,
  )
}

export function quotaUsedUp(args: {
  detail: string
  /** It comes back tomorrow, or next month. */
  lasting: boolean
  at?: Location | undefined
}): Problem {
  return problem(
    'quota-used-up',
    `A quota of the Google Cloud project is used up${args.lasting ? '' : ', also after waiting'}.`,
    args.lasting
      ? 'Daily quotas come back at midnight Pacific Time; "strata retry" then goes on here. Sooner: raise the quota on the "Quotas" page of the project, or link a billing account where it is the free tier\'s.'
      : 'Run it again later with fewer threads, or ask for a higher quota on the "Quotas" page of the project.',
    detailed(args.detail, args.at),
  )
}

export function serviceUnwell(args: { purpose: string; detail: string; at?: Location | undefined }): Problem {
  return problem(
    'service-unwell',
    `BigQuery could not ${args.purpose}, also after several tries; the fault is not in the SQL.`,
    'Run it again; what stood there before is unchanged. If it goes on, look at status.cloud.google.com.',
    detailed(args.detail, args.at),
  )
}

export function bytesBeyondLimit(args: {
  limit: string | undefined
  detail: string
  at?: Location | undefined
}): Problem {
  return problem(
    'bytes-beyond-limit',
    `The query would scan more than "maximum_bytes_billed" allows${args.limit === undefined ? '' : ` (${args.limit} bytes)`}; nothing was run or billed.`,
    'Read fewer columns or partitions, or raise the limit in the target.',
    detailed(args.detail, args.at),
  )
}

export function jobTimedOut(args: { seconds: number; job?: string; at?: Location | undefined }): Problem {
  return problem(
    'job-timed-out',
    `The job${args.job === undefined ? '' : ` ${args.job}`} was cancelled after ${args.seconds} seconds.`,
    'Raise "job_execution_timeout_seconds" in the target, or make the query lighter.',
    placed(args.at),
  )
}

export function resourcesExceeded(args: { detail: string; at?: Location | undefined }): Problem {
  return problem(
    'resources-exceeded',
    'The query needs more memory or CPU than BigQuery gives one query.',
    'Avoid ORDER BY without LIMIT and window functions over whole tables, join on finer keys, or split the model in two.',
    detailed(args.detail, args.at),
  )
}
