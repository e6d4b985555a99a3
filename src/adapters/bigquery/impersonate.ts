// Tokens of another service account, asked for by those who may make them (IAM Credentials API, generateAccessToken).

import type { AuthClient } from 'google-auth-library'
import type { BigquerySettings } from './settings.ts'

/** What the account that asks must be allowed; the scopes of the target are those of the token it asks for. */
export const ASKING_SCOPES: readonly string[] = ['https://www.googleapis.com/auth/cloud-platform']

export async function impersonate(
  source: AuthClient,
  { impersonate: chain, scopes, iamCredentialsEndpoint, quotaProject }: BigquerySettings,
): Promise<AuthClient> {
  const { Impersonated } = await import('google-auth-library')
  const account = (email: string) => `projects/-/serviceAccounts/${email}`
  const quiet = await quietly()
  return quiet(
    () =>
      new Impersonated({
        sourceClient: source as never,
        targetPrincipal: chain.at(-1)!,
        delegates: chain.slice(0, -1).map(account),
        targetScopes: [...scopes],
        lifetime: 3600,
        ...(iamCredentialsEndpoint === undefined ? {} : { endpoint: iamCredentialsEndpoint }),
        ...(quotaProject === undefined ? {} : { quotaProjectId: quotaProject }),
      }),
  )
}

type Quietly = <Result>(make: () => Result) => Result

/** The constructor warns everybody on stderr of settings by strangers. The library's way around is its own affair, and may be gone. */
async function quietly(): Promise<Quietly> {
  const inner = (await import('google-auth-library/build/src/util.js').catch(() => ({}))) as {
    readonly suppressAdcWarning?: Quietly
  }
  return inner.suppressAdcWarning ?? ((make) => make())
}
