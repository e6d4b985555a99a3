import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusal, type ScriptedServer, startScript } from './support/bigquery-script.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const planted = {
  token: 'ya29.planted-oauth-token-0123456789',
  refresh: '1//planted-refresh-token-0123456789',
  secret: 'GOCSPX-planted-client-secret',
  password: 'planted-pass"word\\1',
  minted: 'planted-minted-token-0123456789',
  lent: 'ya29.planted-lent-token-0123456789',
}
/** What must not be seen: the values, and every line of the key. */
const forbidden = [
  ...Object.values(planted),
  ...pem.split('\n').filter((line) => line.length >= 16 && !line.startsWith('---')),
]
const keyfile = JSON.stringify({
  type: 'service_account',
  client_email: 'loader@acme.iam.gserviceaccount.com',
  private_key_id: 'id-1',
  private_key: pem,
})
const keyOf = (tokens: string) => JSON.stringify({ ...(JSON.parse(keyfile) as object), token_uri: tokens })

let directory: string
let server: ScriptedServer

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-secrets-'))
  // A service that says back what it was sent.
  server = await startScript(({ path, headers }) => {
    if (path === '/token') return { body: { access_token: planted.minted, expires_in: 3600 } }
    if (path.endsWith(':generateAccessToken'))
      return { body: { accessToken: planted.lent, expireTime: '2100-01-01T00:00:00Z' } }
    return refusal(
      401,
      'authError',
      `Invalid credentials: ${String(headers.authorization)}, which is ${planted.lent}`,
    )
  })
  const write = (file: string, text: string): void => {
    mkdirSync(join(directory, file, '..'), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  const target = `type: bigquery, project: acme, dataset: shop, job_retries: 0, api_endpoint: "${server.url}"`
  write('key.json', keyfile)
  write('asking.json', keyOf(`${server.url}/token`))
  write('broken.json', keyfile.slice(0, -9))
  write('project.yml', 'name: shop\nprofile: shop\n')
  write(
    'profiles.yml',
    `shop:
  target: token
  outputs:
    token: {${target}, method: oauth-secrets, token: "{{ env_var('DBT_ENV_SECRET_TOKEN') }}"}
    refresh: {${target}, method: oauth-secrets, refresh_token: "${planted.refresh}", client_id: id, client_secret: "${planted.secret}", token_uri: "${server.url}/token"}
    inline: {${target}, method: service-account-json, keyfile_json: "{{ env_var('KEY_JSON') }}"}
    encoded: {${target}, method: service-account-json, keyfile_json: "{{ env_var('KEY_BASE64') }}"}
    file: {${target}, method: service-account, keyfile: key.json}
    broken: {${target}, method: service-account, keyfile: broken.json}
    minted: {${target}, method: service-account, keyfile: asking.json}
    lent: {${target}, method: service-account, keyfile: asking.json, impersonate_service_account: a@b.example, iam_credentials_endpoint: "${server.url}"}
    misspelled: {${target}, method: oauth-secrets, tokn: "${planted.token}"}
    mistyped: {${target}, method: oauth-secrets, token: "${planted.token}", password: ${JSON.stringify(planted.password)}}
`,
  )
  write('models/orders.sql', 'SELECT 1 AS id\n')
})

afterAll(async () => {
  await server.close()
  rmSync(directory, { recursive: true, force: true })
})

const targets = [
  'token',
  'refresh',
  'inline',
  'encoded',
  'file',
  'broken',
  'mistyped',
  'minted',
  'lent',
  'misspelled',
]
const commands = [['debug'], ['build', '--debug', '--log-format', 'json']]

describe('secrets', () => {
  it.each(targets)(
    'of the target "%s" are in nothing that is printed or written',
    { timeout: 240_000 },
    async (target) => {
      for (const words of commands) {
        const { stdout, stderr } = await runProcess([...words, '--target', target], {
          KEY_JSON: keyfile,
          KEY_BASE64: Buffer.from(keyfile).toString('base64'),
          DBT_ENV_SECRET_TOKEN: planted.token,
          // Nobody is to be asked for a token but the script.
          HTTPS_PROXY: 'http://127.0.0.1:9',
          NO_PROXY: '127.0.0.1',
        })
        const said = `${stdout}\n${stderr}`
        expect(said).not.toBe('\n')
        expect(leaks(said), words.join(' ')).toEqual([])
      }
      for (const file of filesOf(join(directory, 'target')))
        expect(leaks(readFileSync(file, 'utf8')), file).toEqual([])
    },
  )
})

function runProcess(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const strata = resolve(import.meta.dirname, '../src/cli/dev.ts')
  const env = { ...process.env, ...environment }
  return new Promise((done) => {
    execFile(
      process.execPath,
      [strata, ...words, '--project-dir', directory, '--profiles-dir', directory],
      { env, encoding: 'utf8' },
      (_, stdout, stderr) => done({ stdout, stderr }),
    )
  })
}

/** As they are, and as JSON writes them. */
function leaks(text: string): readonly string[] {
  return forbidden.filter(
    (value) => text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1)),
  )
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}
