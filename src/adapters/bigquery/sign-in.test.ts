// Google's own library signs in, at a service of ours: what is sent there, and what is done with the answer.

import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type Answer,
  jobOf,
  refusal,
  type ScriptedServer,
  startScript,
} from '../../../spec/support/bigquery-script.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { Problem, ProblemError } from '../../problems/problem.ts'
import type { Adapter } from '../adapter.ts'
import { openAdapter } from '../registry.ts'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
let directory: string
let server: ScriptedServer
let adapter: Adapter | undefined
let minted: Answer
/** What the IAM Credentials API answers. */
let lent: () => Answer
let revoked: string | undefined

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-sign-in-'))
  minted = { body: { access_token: 'minted-token', expires_in: 3600, token_type: 'Bearer' } }
  revoked = undefined
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
  lent = () => ({ body: { accessToken: `lent-token-${asked(LEND).length}`, expireTime: inAnHour } })
  server = await startScript(({ path, method, body, headers }) => {
    if (path === '/token') return minted
    if (path.endsWith(':generateAccessToken')) return lent()
    if (headers.authorization === `Bearer ${revoked}`)
      return refusal(401, 'authError', 'Request had invalid authentication credentials.')
    return method === 'POST' ? jobOf(body) : { body: { jobComplete: true, schema: { fields: [] }, rows: [] } }
  })
})

afterEach(async () => {
  await adapter?.close()
  await server.close()
  rmSync(directory, { recursive: true, force: true })
})

const key = () => ({
  type: 'service_account',
  client_email: 'robot@acme.iam.gserviceaccount.com',
  private_key: privateKey,
  token_uri: `${server.url}/token`,
})

async function run(settings: JsonObject): Promise<void> {
  adapter = await openAdapter('bigquery', {
    settings: { type: 'bigquery', project: 'acme', dataset: 'shop', api_endpoint: server.url, ...settings },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: '1234',
  })
  await adapter.connection.execute('SELECT 1')
}

const LEND = '/v1/projects/-/serviceAccounts/builder@acme.iam.gserviceaccount.com:generateAccessToken'
const asked = (path: string) => server.asked.filter((request) => request.path === path)
const tokens = () => asked('/jobs').map(({ headers }) => headers.authorization)

describe('signing in', () => {
  it('with a key file asks for a token with a signed claim, once, where the key says', async () => {
    writeFileSync(join(directory, 'key.json'), JSON.stringify(key()))
    await run({ method: 'service-account', keyfile: 'key.json', scopes: ['https://example.com/scope'] })
    await adapter!.connection.execute('SELECT 2')
    const [request, ...more] = asked('/token')
    expect(more).toEqual([])
    const assertion = new URLSearchParams(request!.body).get('assertion') ?? ''
    const claims = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8'))
    expect(claims).toMatchObject({ iss: key().client_email, scope: 'https://example.com/scope' })
    expect(tokens()).toEqual(['Bearer minted-token', 'Bearer minted-token'])
  })

  it('with a key in the settings does the same', async () => {
    await run({ method: 'service-account-json', keyfile_json: key() })
    expect(tokens()).toEqual(['Bearer minted-token'])
  })

  it('with a token sends that one', async () => {
    await run({ method: 'oauth-secrets', token: 'given-token' })
    expect([asked('/token').length, tokens()]).toEqual([0, ['Bearer given-token']])
  })

  it('with a refresh token exchanges it', async () => {
    const secrets = { refresh_token: 'planted-refresh', client_id: 'me', client_secret: 'planted-secret' }
    await run({ method: 'oauth-secrets', ...secrets, token_uri: `${server.url}/token` })
    expect(new URLSearchParams(asked('/token')[0]!.body).get('refresh_token')).toBe('planted-refresh')
    expect(tokens()).toEqual(['Bearer minted-token'])
  })

  it('that is refused is told with what was said, and without a secret', async () => {
    minted = { status: 400, body: { error: 'invalid_grant', error_description: 'Account not found' } }
    const failure = await problemOf(run({ method: 'service-account-json', keyfile_json: key() }))
    expect(failure.code).toBe('credentials-unusable')
    expect(JSON.stringify(failure)).toContain('Account not found')
    expect(JSON.stringify(failure)).not.toMatch(/PRIVATE|assertion/)
  })

  it('again asks for a new token when the service no longer takes the old one', async () => {
    await run({ method: 'service-account-json', keyfile_json: key() })
    revoked = 'minted-token'
    minted = { body: { access_token: 'second-token', expires_in: 3600 } }
    await adapter!.connection.execute('SELECT 2')
    expect([asked('/token').length, tokens().at(-1)]).toEqual([2, 'Bearer second-token'])
  })

  it('with a token that is out of date says so at once', async () => {
    revoked = 'given-token'
    const failure = await problemOf(run({ method: 'oauth-secrets', token: 'given-token' }))
    expect([failure.code, tokens().length]).toEqual(['credentials-unusable', 1])
    expect(failure.hint).toContain('a "token" that is still valid')
  })
})

describe('acting as another account', () => {
  const act = (settings: JsonObject = {}) =>
    run({
      ...{ method: 'service-account-json', keyfile_json: key(), scopes: ['https://example.com/bigquery'] },
      ...{ impersonate_service_account: 'builder@acme.iam.gserviceaccount.com' },
      ...{ iam_credentials_endpoint: server.url, ...settings },
    })

  it('lends a token for the scopes of the target, and asks for it with its own', async () => {
    const warned = vi.spyOn(console, 'warn')
    await act()
    await adapter!.connection.execute('SELECT 2')
    const [request, ...more] = asked(LEND)
    expect(more).toEqual([])
    expect(JSON.parse(request!.body)).toEqual({
      delegates: [],
      scope: ['https://example.com/bigquery'],
      lifetime: '3600s',
    })
    expect(request!.headers.authorization).toBe('Bearer minted-token')
    const assertion = new URLSearchParams(asked('/token')[0]!.body).get('assertion') ?? ''
    const claims = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8'))
    expect(claims.scope).toBe('https://www.googleapis.com/auth/cloud-platform')
    expect(tokens()).toEqual(['Bearer lent-token-1', 'Bearer lent-token-1'])
    expect(warned).not.toHaveBeenCalled()
  })

  it.each([
    ['a@acme.iam.gserviceaccount.com, b@acme.iam.gserviceaccount.com,builder@acme.iam.gserviceaccount.com'],
    [
      [
        'a@acme.iam.gserviceaccount.com',
        'b@acme.iam.gserviceaccount.com',
        'builder@acme.iam.gserviceaccount.com',
      ],
    ],
  ])('goes through delegates: %j', async (accounts) => {
    await act({ impersonate_service_account: accounts })
    expect(JSON.parse(asked(LEND)[0]!.body).delegates).toEqual([
      'projects/-/serviceAccounts/a@acme.iam.gserviceaccount.com',
      'projects/-/serviceAccounts/b@acme.iam.gserviceaccount.com',
    ])
  })

  it('lends a new token when the old one ends, or is not taken any more', async () => {
    lent = () => ({
      body: {
        accessToken: `lent-token-${asked(LEND).length}`,
        expireTime: new Date(Date.now() + 1000).toISOString(),
      },
    })
    await act()
    await adapter!.connection.execute('SELECT 2')
    revoked = 'lent-token-3'
    await adapter!.connection.execute('SELECT 3')
    expect(new Set(tokens())).toEqual(new Set([1, 2, 3, 4].map((number) => `Bearer lent-token-${number}`)))
  })

  it('from a token of a person works too', async () => {
    await act({ method: 'oauth-secrets', token: 'given-token', keyfile_json: null })
    expect([asked(LEND)[0]!.headers.authorization, tokens()]).toEqual([
      'Bearer given-token',
      ['Bearer lent-token-1'],
    ])
  })

  it('is refused with the role that is missing', async () => {
    lent = () =>
      refusal(403, 'forbidden', "Permission 'iam.serviceAccounts.getAccessToken' denied on resource")
    const failure = await problemOf(act())
    expect([failure.code, failure.message]).toEqual([
      'impersonation-refused',
      'Google does not let these credentials act as "builder@acme.iam.gserviceaccount.com".',
    ])
    expect(failure.hint).toContain('"Service Account Token Creator"')
    expect(asked(LEND).length).toBe(1)
  })

  it('waits for a service that is unwell for a moment', async () => {
    let times = 0
    const good = lent
    lent = () => (++times === 1 ? refusal(503, 'backendError', 'The service is unavailable.') : good())
    await act()
    expect(tokens()).toHaveLength(1)
  })
})

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work
  } catch (error) {
    return (error as ProblemError).problems[0]!
  }
  throw new Error('nothing failed')
}
