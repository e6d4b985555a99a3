// `strata debug` at a BigQuery where one thing is wrong: what a stranger is told, with which exit code, and nothing secret in it.

import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Terminal } from '../src/cli/invocation.ts'
import { runCommandLine } from '../src/cli/run-command-line.ts'
import { Secrets } from '../src/index.ts'
import {
  type Answer,
  type Asked,
  jobOf,
  refusal,
  type ScriptedServer,
  startScript,
} from './support/bigquery-script.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const token = 'ya29.planted-token-0123456789'
const minted = 'ya29.minted-token-0123456789'
const role = (what: string) => `Access Denied: ${what} permission in project acme.`

interface Case {
  readonly name: string
  /** Of the target, besides project, dataset and endpoint. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** What the service answers; undefined: as if all were well. */
  readonly answer?: (asked: Asked) => Answer | undefined
}

const at = (path: string | RegExp, answer: Answer, method?: string) => (asked: Asked) =>
  (typeof path === 'string' ? asked.path === path : path.test(asked.path)) &&
  (method === undefined || asked.method === method)
    ? answer
    : undefined
const dry = ({ body }: Asked) => body.includes('"dryRun":true')
const gone = at('/datasets/shop', refusal(404, 'notFound', 'Not found: Dataset acme:shop'))
const byKey = { method: 'service-account', keyfile: 'key.json', token: null }
const lent = { ...byKey, impersonate_service_account: 'relay@acme.example,builder@acme.example' }

const cases: readonly Case[] = [
  { name: 'all is well' },
  { name: 'all is well, acting as another account', settings: lent },
  { name: 'the dataset is not there yet', answer: gone },
  { name: 'there are no credentials on this machine', settings: { method: 'oauth', api_endpoint: null } },
  { name: 'the key file is not there', settings: { ...byKey, keyfile: 'missing.json' } },
  { name: 'the key file is no JSON', settings: { ...byKey, keyfile: 'broken.json' } },
  {
    name: 'the key file is of something else',
    settings: { ...byKey, keyfile: 'user.json' },
  },
  {
    name: 'the key was deleted',
    settings: byKey,
    answer: at('/token', {
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
    }),
  },
  {
    name: 'the clock of this machine is wrong',
    settings: byKey,
    answer: at('/token', {
      status: 400,
      headers: { date: new Date(Date.now() + 7_200_000).toUTCString() },
      body: {
        error: 'invalid_grant',
        error_description: 'Invalid JWT: Token must be a short-lived token and in a reasonable timeframe.',
      },
    }),
  },
  {
    name: "Google's sign-in is not there",
    settings: { ...byKey, keyfile: 'elsewhere.json' },
  },
  { name: "Google's sign-in is unwell", settings: byKey, answer: at('/token', { status: 503, body: {} }) },
  {
    name: 'the account may not act as the other one',
    settings: lent,
    answer: at(
      /generateAccessToken/,
      refusal(403, 'forbidden', "Permission 'iam.serviceAccounts.getAccessToken' denied on resource."),
    ),
  },
  {
    name: 'the token is out of date',
    answer: ({ headers }) =>
      refusal(401, 'authError', `Request had invalid credentials: ${String(headers.authorization)}`),
  },
  { name: 'nobody is at the endpoint', settings: { api_endpoint: 'http://127.0.0.1:9' } },
  {
    name: 'the service does not answer',
    settings: { job_creation_timeout_seconds: 1 },
    answer: () => ({ hang: true }),
  },
  { name: 'there is no such project', answer: () => refusal(404, 'notFound', 'Not found: Project acme') },
  {
    name: 'the API is switched off',
    answer: () =>
      refusal(403, 'accessNotConfigured', 'BigQuery API has not been used in project acme before.'),
  },
  {
    name: 'the account may not run jobs',
    answer: at('/jobs', refusal(403, 'accessDenied', role('User does not have bigquery.jobs.create'))),
  },
  {
    name: 'the account may not see the dataset',
    answer: at('/datasets/shop', refusal(403, 'accessDenied', role('bigquery.datasets.get'))),
  },
  {
    name: 'the dataset stands elsewhere',
    settings: { location: 'US' },
    answer: at('/datasets/shop', { body: { location: 'EU' } }),
  },
  {
    name: 'the dataset is not there, and may not be created',
    settings: { location: 'EU' },
    answer: (asked) =>
      gone(asked) ??
      (dry(asked) ? refusal(403, 'accessDenied', role('bigquery.datasets.create')) : undefined),
  },
  {
    name: 'the account may not create tables',
    answer: (asked) =>
      dry(asked) ? refusal(403, 'accessDenied', role('bigquery.tables.create')) : undefined,
  },
  { name: 'a setting is misspelled', settings: { locaton: 'EU' } },
  { name: 'a token stands beside the key', settings: { ...byKey, token } },
  { name: 'the name of the dataset has a dash', settings: { dataset: 'my-shop' } },
  { name: 'the token is misspelled', settings: { token: null, tokn: token } },
  { name: 'a setting has no such value', settings: { priority: 'bach' } },
  { name: 'bytes are no number', settings: { maximum_bytes_billed: 'ten' } },
  { name: 'the account to act as is no account', settings: { impersonate_service_account: 'builder' } },
]

let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'strata-debug-'))
  // Nobody outside is asked, and no credentials of this machine are found.
  vi.stubEnv('METADATA_SERVER_DETECTION', 'none')
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined)
  vi.stubEnv('CLOUDSDK_CONFIG', directory)
  vi.stubEnv('HOME', directory)
})

afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(directory, { recursive: true, force: true })
})

function well({ method, path, body }: Asked): Answer {
  if (path === '/token') return { body: { access_token: minted, expires_in: 3600, token_type: 'Bearer' } }
  if (path.endsWith(':generateAccessToken'))
    return { body: { accessToken: minted, expireTime: new Date(Date.now() + 3_600_000).toISOString() } }
  if (path === '/datasets/shop') return { body: { location: 'EU' } }
  return method === 'POST' ? jobOf(body) : { body: { jobComplete: true, schema: { fields: [] }, rows: [] } }
}

it('strata debug tells what is wrong, and what to do', { timeout: 120_000 }, async () => {
  const parts = cases.map(async (given) => {
    const { text, code } = await debug(given, [])
    return `# ${given.name}\n${text}exit ${code}\n`
  })
  const whole = (await Promise.all(parts)).join('\n')
  expect(whole).not.toMatch(/ya29|planted|PRIVATE|[A-Za-z0-9+/]{60}/)
  await expect(whole).toMatchFileSnapshot('./bigquery-debug.expected.txt')
})

it('strata debug --output json says the same to programs', async () => {
  const given = cases.find(({ name }) => name === 'the account may not run jobs')!
  const { out, code } = await debug(given, ['--output', 'json'])
  const { ok, problems } = JSON.parse(out) as { ok: boolean; problems: readonly { code: string }[] }
  expect([ok, problems.map((problem) => problem.code), code]).toEqual([false, ['permission-missing'], 2])
})

async function debug({ settings = {}, answer }: Case, words: readonly string[]) {
  const project = mkdtempSync(join(directory, 'project-'))
  const server = await startScript((asked) => answer?.(asked) ?? well(asked))
  try {
    writeProject(project, server, settings)
    const { out, err, code } = await strata(['debug', ...words], project)
    return { out, text: steady(out + err, project, server), code }
  } finally {
    await server.close()
  }
}

function writeProject(project: string, server: ScriptedServer, settings: object): void {
  const write = (file: string, text: string) => writeFileSync(join(project, file), text)
  const key = (uri: string) =>
    JSON.stringify({
      ...{ type: 'service_account', client_email: 'loader@acme.example', private_key: pem, token_uri: uri },
    })
  write('key.json', key(`${server.url}/token`))
  write('elsewhere.json', key('http://127.0.0.1:9/token'))
  write('broken.json', key('').slice(0, -4))
  write('user.json', '{"type": "authorized_user", "refresh_token": "1//planted"}')
  const target = {
    ...{ type: 'bigquery', project: 'acme', dataset: 'shop', api_endpoint: server.url, job_retries: 1 },
    ...{ iam_credentials_endpoint: server.url, method: 'oauth-secrets', token, ...settings },
  }
  const lines = Object.entries(target).map(([name, value]) => `    ${name}: ${JSON.stringify(value)}\n`)
  write('project.yml', `name: shop\ndialect: bigquery\ntarget: prod\ntargets:\n  prod:\n${lines.join('')}`)
}

async function strata(argv: readonly string[], project: string) {
  const secrets = new Secrets()
  const printed = { out: '', err: '' }
  const terminal: Terminal = {
    // As the process does it.
    out: (text) => void (printed.out += secrets.redact(text)),
    err: (text) => void (printed.err += secrets.redact(text)),
    live: false,
    colour: { out: false, err: false },
    columns: () => 120,
  }
  const code = await runCommandLine(argv, {
    ...{ terminal, secrets, signal: new AbortController().signal, directory: project },
    environment: {},
  })
  return { ...printed, code }
}

const steady = (text: string, project: string, server: ScriptedServer): string =>
  text
    .replaceAll(server.url, '<service>')
    .replaceAll(project, '<project>')
    .replace(/\b\d+ ms\b/g, 'N ms')
    .replace(/\b7\d\d\d seconds\b/g, '7200 seconds')
