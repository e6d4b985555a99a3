import type { JsonObject } from '../../manifest/json.ts'

/** The key of each method that holds its credentials. */
const holders: Readonly<Record<string, string>> = {
  keyfile: 'service-account',
  keyfile_json: 'service-account-json',
  token: 'oauth-secrets',
  refresh_token: 'oauth-secrets',
}

/** Credentials of a target that its method does not read: whoever wrote them believes that they are used. */
export function ignoredCredentials(settings: JsonObject) {
  const given = Object.keys(holders).filter((key) => !isEmpty(settings[key]))
  const told = typeof settings.method === 'string' && settings.method !== '' ? settings.method : undefined
  const method = told ?? (given[0] === undefined ? undefined : holders[given[0]])
  return given
    .filter((setting) => holders[setting] !== method)
    .map((setting) => ({
      setting,
      what: `is not read: the method is "${method}"${told === undefined ? `, because of "${given[0]}"` : ''}`,
      hint: `Remove it, or write \`method: ${holders[setting]}\`.`,
    }))
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''
