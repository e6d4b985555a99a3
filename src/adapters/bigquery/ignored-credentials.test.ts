import { expect, it } from 'vitest'
import { ignoredCredentials } from './ignored-credentials.ts'

it.each([
  [{ keyfile: 'k.json' }, []],
  [{ method: 'oauth-secrets', token: 't', refresh_token: 'r' }, []],
  [
    { keyfile: 'k.json', token: 't' },
    ['token is not read: the method is "service-account", because of "keyfile"'],
  ],
  [
    { method: 'oauth', keyfile: 'k.json', keyfile_json: null },
    ['keyfile is not read: the method is "oauth"'],
  ],
])('%j', (settings, expected) => {
  expect(ignoredCredentials(settings).map(({ setting, what }) => `${setting} ${what}`)).toEqual(expected)
})
