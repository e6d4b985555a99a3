// Google's own library signs in, at a service of ours: what is sent there, and what is done with the answer.

import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  jobOf,
  type ScriptedServer,
  startScript,
} from '../../../spec/support/bigquery-script.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { ProblemError } from '../../problems/problem.ts'
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

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-sign-in-'))
  minted = { body: { access_token: 'minted-token', expires_in: 3600, token_type: 'Bearer' } }
  server = await startScript(({ path, method, body }) => {
    if (path === '/token') return minted
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
    const failure = await run({ method: 'service-account-json', keyfile_json: key() }).then(
      () => undefined,
      (error: unknown) => (error as ProblemError).problems[0],
    )
    expect(failure?.code).toBe('credentials-unusable')
    expect(JSON.stringify(failure)).toContain('Account not found')
    expect(JSON.stringify(failure)).not.toMatch(/PRIVATE|assertion/)
  })
})
