// The signed-in client of a target: which credentials, how found, and what to do where there are none.

import { readFileSync } from 'node:fs'
import type { BigQuery } from '@google-cloud/bigquery'
import type { AuthClient, JWT } from 'google-auth-library'
import { credentialsUnusable, keyfileUnreadable } from '../../problems/catalogue/bigquery.ts'
import { ProblemError } from '../../problems/problem.ts'
import { signInProblem } from './engine-errors.ts'
import { ASKING_SCOPES, impersonate } from './impersonate.ts'
import type { BigquerySettings } from './settings.ts'

/** Loads Google's libraries, which takes most of a second: only when a warehouse is needed. */
export async function openClient(settings: BigquerySettings): Promise<BigQuery> {
  const { BigQuery } = await import('@google-cloud/bigquery')
  if (settings.method === 'oauth') hushLookups()
  const authClient = await authenticate(settings)
  return new BigQuery({
    projectId: settings.executionProject,
    scopes: [...settings.scopes],
    userAgent: 'strata',
    ...(settings.location === undefined ? {} : { location: settings.location }),
    ...(settings.apiEndpoint === undefined ? {} : { apiEndpoint: settings.apiEndpoint }),
    // Two copies of the library may be installed; their classes are the same in shape.
    ...(authClient === undefined ? {} : { authClient: authClient as never }),
  })
}

let hushed = false

/** Looking for credentials, the library warns on stderr that this machine is none of Google's; we say what to do instead. */
function hushLookups(): void {
  if (hushed) return
  hushed = true
  const emit = process.emitWarning.bind(process) as (...args: readonly unknown[]) => void
  process.emitWarning = (...args: readonly unknown[]) => {
    if (!args.includes('MetadataLookupWarning')) emit(...args)
  }
}

/** Undefined: Application Default Credentials, found by the library when the first request is sent. */
async function authenticate(settings: BigquerySettings): Promise<AuthClient | undefined> {
  const { GoogleAuth, PassThroughClient } = await import('google-auth-library')
  if (settings.method === 'none') return new PassThroughClient()
  if (settings.impersonate.length === 0) return sourceClient(settings, settings.scopes)
  const source = await sourceClient(settings, ASKING_SCOPES)
  if (source !== undefined) return impersonate(source, settings)
  try {
    return await impersonate(await new GoogleAuth({ scopes: [...ASKING_SCOPES] }).getClient(), settings)
  } catch (error) {
    throw new ProblemError(signInProblem((error as Error).message, settings))
  }
}

async function sourceClient(
  settings: BigquerySettings,
  scopes: readonly string[],
): Promise<AuthClient | undefined> {
  const { JWT, OAuth2Client, UserRefreshClient } = await import('google-auth-library')
  const { secrets } = settings
  switch (settings.method) {
    case 'service-account':
    case 'service-account-json': {
      const key =
        settings.method === 'service-account' ? readKeyfile(settings.keyfile!) : settings.keyfileJson!
      const { client_email: email, private_key: secret, private_key_id: keyId } = key
      if (typeof email !== 'string' || typeof secret !== 'string') {
        const where = settings.method === 'service-account' ? settings.keyfile! : 'keyfile_json'
        throw new ProblemError(
          keyfileUnreadable({ where, detail: 'It has no "client_email" and "private_key".' }),
        )
      }
      const client = new JWT({
        email,
        key: secret.replaceAll('\\n', '\n'),
        scopes: [...scopes],
        ...(typeof keyId === 'string' ? { keyId } : {}),
        ...quota(settings),
      })
      if (typeof key.token_uri === 'string') askForTokensAt(client, key.token_uri)
      return client
    }
    case 'oauth-secrets': {
      if (secrets.refreshToken === undefined) {
        if (secrets.token === undefined) {
          throw new ProblemError(
            credentialsUnusable({
              method: 'oauth-secrets',
              detail: 'The target has neither "token" nor "refresh_token".',
            }),
          )
        }
        const client = new OAuth2Client()
        client.setCredentials({ access_token: secrets.token })
        return client
      }
      return new UserRefreshClient({
        clientId: secrets.clientId ?? '',
        clientSecret: secrets.clientSecret ?? '',
        refreshToken: secrets.refreshToken,
        ...(secrets.tokenUri === undefined ? {} : { endpoints: { oauth2TokenUrl: secrets.tokenUri } }),
        ...quota(settings),
      })
    }
    default:
      return undefined
  }
}

const GOOGLE_TOKENS = 'https://oauth2.googleapis.com/token'

/** Keys of other clouds of Google, and behind gateways, name another place; the library asks Google's all the same. */
function askForTokensAt(client: JWT, place: string): void {
  client.transporter.interceptors.request.add({
    resolved: async (request) => {
      if (request.url.href === GOOGLE_TOKENS) request.url = new URL(place)
      return request
    },
  })
}

const quota = ({ quotaProject }: BigquerySettings): { quotaProjectId?: string } =>
  quotaProject === undefined ? {} : { quotaProjectId: quotaProject }

function readKeyfile(file: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new ProblemError(
      keyfileUnreadable({
        where: file,
        detail: missing ? 'There is no such file.' : (error as Error).message,
      }),
    )
  }
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    // The parser's message would quote the key.
    throw new ProblemError(keyfileUnreadable({ where: file, detail: 'It is not JSON.' }))
  }
}
