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
  return quietly(
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

/** The constructor warns everybody on stderr of configurations by strangers; ours are the user's own. */
function quietly<Result>(make: () => Result): Result {
  const { warn } = console
  console.warn = () => {}
  try {
    return make()
  } finally {
    console.warn = warn
  }
}
