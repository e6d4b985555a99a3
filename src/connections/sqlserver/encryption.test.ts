import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DuckdbEngine } from '../../../spec/support/tds/duckdb-engine.ts'
import { selfSigned } from '../../../spec/support/tds/self-signed.ts'
import { startTdsServer, type TdsServer } from '../../../spec/support/tds/tds-server.ts'
import { ProblemError } from '../../problems/problem.ts'
import { openSqlserver } from './open-sqlserver.ts'
import type { SqlserverSettings } from './settings.ts'

const PASSWORD = 'Zebra-Quagga-91'
const TOKEN = 'eyJ-planted-token-0123456789'
let engine: DuckdbEngine
let server: TdsServer

beforeAll(async () => {
  engine = await DuckdbEngine.create({ users: { loader: PASSWORD, '': TOKEN } })
  server = await startTdsServer(engine, selfSigned())
})
afterAll(async () => {
  await server.close()
  engine.close()
})

/** What a query gives, or the code and hint of the problem. */
async function ask(more: Partial<SqlserverSettings>): Promise<string> {
  const login = more.token === undefined ? { user: 'loader', password: PASSWORD } : {}
  try {
    const connection = await openSqlserver({
      ...{ host: '127.0.0.1', port: server.port, database: 'app', timeout: 20 },
      ...login,
      ...more,
    })
    const rows = await connection.query("SELECT N'näme' AS name")
    await connection.close()
    return String(rows[0]?.[0])
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const told = JSON.stringify(error.problems)
    for (const secret of [PASSWORD, TOKEN, 'wrong-0123456789']) expect(told).not.toContain(secret)
    const [problem] = error.problems
    return `${problem?.code}: ${problem?.hint ?? ''}`
  }
}

const REFUSED =
  'connection-encryption-failed: Where the certificate is the server\'s own, write "trust_server_certificate: true"; where the server has none, "encrypt: false".'

describe('a server with a certificate of its own', () => {
  it.each<[string, Partial<SqlserverSettings>, string]>([
    ['that is not trusted', { encrypt: true }, REFUSED],
    ['that is not trusted, as is the default', {}, REFUSED],
    ['that is trusted', { encrypt: true, trust_server_certificate: true }, 'näme'],
    ['that strict does not trust', { encrypt: 'strict' }, REFUSED],
    ['by a token', { trust_server_certificate: true, token: TOKEN }, 'näme'],
    ['by a token, untrusted', { token: TOKEN }, REFUSED],
  ])('%s', async (_, settings, expected) => {
    expect(await ask(settings)).toBe(expected)
  })

  it.each([
    ['token', { token: 'wrong-0123456789' }],
    ['password', { password: 'wrong-0123456789' }],
  ])('a wrong %s is told without it', async (_, settings) => {
    expect(await ask({ trust_server_certificate: true, ...settings })).toMatch(/^connection-login-failed: /)
  })
})
