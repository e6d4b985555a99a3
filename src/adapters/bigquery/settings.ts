// What a target of type bigquery may say, settled. Keys are dbt's where dbt has them.

import { isAbsolute, resolve } from 'node:path'
import { bytesOf } from '../../manifest/bytes.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import { warehouseSettingWrong } from '../../problems/catalogue/adapters.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { type Location, ProblemError } from '../../problems/problem.ts'

export type CredentialMethod = 'oauth' | 'service-account' | 'service-account-json' | 'oauth-secrets' | 'none'

export interface BigquerySettings {
  readonly project: string
  readonly dataset: string
  readonly location: string | undefined
  /** Pays for the jobs; default: `project`. */
  readonly executionProject: string
  readonly method: CredentialMethod
  /** Absolute. */
  readonly keyfile: string | undefined
  readonly keyfileJson: JsonObject | undefined
  readonly secrets: {
    readonly token: string | undefined
    readonly refreshToken: string | undefined
    readonly clientId: string | undefined
    readonly clientSecret: string | undefined
    readonly tokenUri: string | undefined
  }
  /** The account to act as, last; before it those that the request is delegated through. Empty: none. */
  readonly impersonate: readonly string[]
  readonly iamCredentialsEndpoint: string | undefined
  readonly quotaProject: string | undefined
  readonly scopes: readonly string[]
  readonly apiEndpoint: string | undefined
  readonly priority: 'INTERACTIVE' | 'BATCH'
  readonly maximumBytesBilled: string | undefined
  /** Of one job; undefined: BigQuery's own six hours. */
  readonly jobTimeoutMs: number | undefined
  /** How often a failed job or request is tried again. */
  readonly retries: number
  readonly retryDeadlineMs: number | undefined
  readonly requestTimeoutMs: number
  readonly labels: Readonly<Record<string, string>>
}

const keys = [
  'type name method project database dataset schema location execution_project threads keyfile keyfile_json token',
  'refresh_token client_id client_secret token_uri impersonate_service_account iam_credentials_endpoint quota_project scopes api_endpoint priority',
  'maximum_bytes_billed job_execution_timeout_seconds job_creation_timeout_seconds timeout_seconds job_retries retries',
  'job_retry_deadline_seconds labels max_bytes budget on_demand_price price_per_tib currency',
  'dataproc_region dataproc_cluster_name dataproc_batch gcs_bucket submission_method compute_region',
]
  .join(' ')
  .split(' ')

const methods: readonly CredentialMethod[] = [
  'oauth',
  'service-account',
  'service-account-json',
  'oauth-secrets',
  'none',
]

/** What is wrong is told at its place in the file, where `places` knows it. */
export function settleSettings(
  settings: JsonObject,
  projectDirectory: string,
  places: Readonly<Record<string, Location>> = {},
): BigquerySettings {
  const known = keys.filter((key) => key in settings)
  const strange = Object.keys(settings).filter((key) => !keys.includes(key))
  try {
    if (strange.length > 0) {
      const missing = keys.filter((key) => !known.includes(key))
      throw new ProblemError(
        strange.map((key) => {
          const near = didYouMean(key, missing)
          const expected = `is not one that BigQuery has${near === undefined ? `; it has: ${keys.join(', ')}` : ''}`
          return warehouseSettingWrong({ setting: key, expected, near, at: places[key] })
        }),
      )
    }
    return settle(settings, projectDirectory)
  } catch (error) {
    if (!(error instanceof SettingWrong)) throw error
    throw new ProblemError(warehouseSettingWrong({ ...error.fault, at: places[error.fault.setting] }))
  }
}

function settle(settings: JsonObject, projectDirectory: string): BigquerySettings {
  const project = text(settings, 'project') ?? text(settings, 'database')
  if (project === undefined) throw wrong('project', 'must name the Google Cloud project')
  const keyfile = text(settings, 'keyfile')
  const keyfileJson = json(settings, 'keyfile_json')
  return {
    project,
    dataset: datasetOf(settings),
    location: locationOf(settings),
    executionProject: text(settings, 'execution_project') ?? project,
    method: methodOf(settings, keyfile, keyfileJson),
    keyfile: keyfile === undefined || isAbsolute(keyfile) ? keyfile : resolve(projectDirectory, keyfile),
    keyfileJson,
    secrets: {
      token: text(settings, 'token'),
      refreshToken: text(settings, 'refresh_token'),
      clientId: text(settings, 'client_id'),
      clientSecret: text(settings, 'client_secret'),
      tokenUri: text(settings, 'token_uri'),
    },
    impersonate: accounts(settings, 'impersonate_service_account'),
    iamCredentialsEndpoint: endpoint(settings, 'iam_credentials_endpoint'),
    quotaProject: text(settings, 'quota_project'),
    scopes: scopesOf(settings),
    apiEndpoint: endpoint(settings, 'api_endpoint'),
    priority: priority(settings),
    maximumBytesBilled: bytes(settings, 'maximum_bytes_billed')?.toString(),
    jobTimeoutMs:
      milliseconds(settings, 'job_execution_timeout_seconds') ?? milliseconds(settings, 'timeout_seconds'),
    retries: whole(settings, 'job_retries') ?? whole(settings, 'retries') ?? 5,
    retryDeadlineMs: milliseconds(settings, 'job_retry_deadline_seconds'),
    requestTimeoutMs: milliseconds(settings, 'job_creation_timeout_seconds') ?? 60_000,
    labels: labelsOf(settings),
  }
}

function datasetOf(settings: JsonObject): string {
  const key = isNone(settings.dataset) ? 'schema' : 'dataset'
  const dataset = text(settings, key) ?? 'analytics'
  if (/^[\p{L}\p{M}\p{N}_]{1,1024}$/u.test(dataset)) return dataset
  const near = dataset.replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '_')
  throw wrong(key, `is "${dataset}", but the name of a dataset is letters, digits and _`, near)
}

/** `US`, `EU`, or a region such as `europe-west1`; other clouds' begin with theirs, `aws-us-east-1`. */
function locationOf(settings: JsonObject): string | undefined {
  const location = text(settings, 'location')
  if (location === undefined || /^(?:us|eu|[a-z]+(?:-[a-z0-9]+)+)$/i.test(location)) return location
  const near = didYouMean(location, ['US', 'EU']) ?? (/^europe/i.test(location) ? 'EU' : undefined)
  throw wrong('location', `is "${location}", but must be US, EU, or a region such as europe-west1`, near)
}

const isNone = (value: Json | undefined): boolean => value === undefined || value === null || value === ''

function methodOf(
  settings: JsonObject,
  keyfile: string | undefined,
  keyfileJson: JsonObject | undefined,
): CredentialMethod {
  const given = text(settings, 'method')
  if (given === undefined) {
    if (keyfile !== undefined) return 'service-account'
    if (keyfileJson !== undefined) return 'service-account-json'
    if (settings.token !== undefined || settings.refresh_token !== undefined) return 'oauth-secrets'
    // An endpoint on this very machine is an emulator, and those ask for nothing.
    return isLoopback(text(settings, 'api_endpoint')) ? 'none' : 'oauth'
  }
  const method = methods.find((name) => name === given)
  // The credentials of this machine are not for an emulator on it, which asks for none.
  if (method === 'oauth' && isLoopback(text(settings, 'api_endpoint'))) return 'none'
  if (method === undefined) {
    throw wrong('method', `must be one of: ${methods.join(', ')}`, didYouMean(given, methods))
  }
  if (method === 'service-account' && keyfile === undefined)
    throw wrong('keyfile', 'must name the key file of the service account')
  if (method === 'service-account-json' && keyfileJson === undefined)
    throw wrong('keyfile_json', 'must hold the key of the service account')
  return method
}

export function isLoopback(url: string | undefined): boolean {
  return url !== undefined && /^(https?:\/\/)?(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?(\/|$)/i.test(url)
}

function endpoint(settings: JsonObject, key: string): string | undefined {
  const value = text(settings, key)?.replace(/\/+$/, '')
  if (value === undefined) return undefined
  const url = /^https?:\/\//i.test(value) ? value : `https://${value}`
  if (!URL.canParse(url)) throw wrong(key, 'must be an address, e.g. https://bigquery.googleapis.com')
  // A token must not travel in the clear.
  if (/^http:/i.test(url) && !isLoopback(url)) throw wrong(key, 'must begin with https://')
  return url
}

/** As gcloud writes it: `delegate@...,target@...`; or as a list. */
function accounts(settings: JsonObject, key: string): readonly string[] {
  const value = settings[key]
  const list = Array.isArray(value) ? value.map(String) : (text(settings, key)?.split(',') ?? [])
  const emails = list.map((email) => email.trim()).filter((email) => email !== '')
  const strange = emails.find((email) => !/^[^\s@/]+@[^\s@/]+$/.test(email))
  if (strange !== undefined)
    throw wrong(
      key,
      `must be the e-mail of a service account, e.g. robot@acme.iam.gserviceaccount.com, not "${strange}"`,
    )
  return emails
}

function priority(settings: JsonObject): 'INTERACTIVE' | 'BATCH' {
  const given = (text(settings, 'priority') ?? 'interactive').toLowerCase()
  if (given === 'interactive') return 'INTERACTIVE'
  if (given === 'batch') return 'BATCH'
  throw wrong('priority', 'must be interactive or batch', didYouMean(given, ['interactive', 'batch']))
}

function scopesOf(settings: JsonObject): readonly string[] {
  const value = settings.scopes
  if (value === undefined || value === null) {
    return ['https://www.googleapis.com/auth/bigquery', 'https://www.googleapis.com/auth/cloud-platform']
  }
  return (Array.isArray(value) ? value : [value]).map(String)
}

function labelsOf(settings: JsonObject): Readonly<Record<string, string>> {
  const value = settings.labels
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value))
    throw wrong('labels', 'must be a mapping of names to texts')
  return Object.fromEntries(Object.entries(value as JsonObject).map(([name, item]) => [name, String(item)]))
}

function text(settings: JsonObject, key: string): string | undefined {
  const value = settings[key]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') throw wrong(key, 'must be text')
  return value.trim()
}

/** Written as a mapping, or as JSON text from the environment. */
function json(settings: JsonObject, key: string): JsonObject | undefined {
  const value = settings[key]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'object' && !Array.isArray(value)) return value as JsonObject
  try {
    const parsed: unknown = JSON.parse(decoded(String(value)))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as JsonObject
  } catch {
    // Told below, without a word of what it holds.
  }
  throw wrong(key, 'must be the JSON of a key file, as a mapping or as text')
}

/** CI systems keep JSON as base64, because line breaks get lost. */
function decoded(value: string): string {
  return /^\s*\{/.test(value) ? value : Buffer.from(value, 'base64').toString('utf8')
}

function whole(settings: JsonObject, key: string): number | undefined {
  const value: Json | undefined = settings[key]
  if (value === undefined || value === null || value === '') return undefined
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0) throw wrong(key, 'must be a whole number')
  return number
}

function bytes(settings: JsonObject, key: string): number | undefined {
  const value = settings[key]
  if (value === undefined || value === null || value === '') return undefined
  const amount = bytesOf(String(value))
  if (amount === undefined) throw wrong(key, 'must be an amount of bytes, e.g. 10737418240 or 10GiB')
  return amount
}

function milliseconds(settings: JsonObject, key: string): number | undefined {
  const seconds = whole(settings, key)
  return seconds === undefined || seconds === 0 ? undefined : seconds * 1000
}

class SettingWrong extends Error {
  readonly fault: { readonly setting: string; readonly expected: string; readonly near?: string | undefined }

  constructor(fault: SettingWrong['fault']) {
    super(fault.setting)
    this.fault = fault
  }
}

function wrong(setting: string, expected: string, near?: string): SettingWrong {
  return new SettingWrong({ setting, expected, near })
}
