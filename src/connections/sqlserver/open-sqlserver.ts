import { Secrets } from '../../problems/secrets.ts'
import type { ServerConnection } from '../server-connection.ts'
import { driverProblem } from './driver-problem.ts'
import type { SqlserverSettings } from './settings.ts'
import { Sqlserver } from './sqlserver.ts'
import { takeRowsDirectly } from './token-stream.ts'

/** Connects. Rejects with a `ProblemError` where it cannot be reached or refuses. */
export async function openSqlserver(
  settings: SqlserverSettings,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<ServerConnection> {
  const tedious = await import('tedious')
  const { host, database, port = 1433 } = settings
  const label = `${host}${port === 1433 ? '' : `:${port}`}/${database}`
  const secrets = new Secrets()
  for (const secret of [settings.password, settings.token]) if (secret) secrets.remember(secret)
  const where = { label, database, secrets }
  const connection = new tedious.Connection({
    server: host,
    authentication:
      settings.token === undefined
        ? { type: 'default', options: { userName: settings.user ?? '', password: settings.password ?? '' } }
        : { type: 'azure-active-directory-access-token', options: { token: settings.token } },
    options: {
      port,
      database,
      encrypt: settings.encrypt ?? true,
      trustServerCertificate: settings.trust_server_certificate ?? false,
      connectTimeout: (settings.timeout ?? 30) * 1000,
      requestTimeout: (settings.timeout ?? 0) * 1000,
      appName: 'strata',
      useUTC: true,
      rowCollectionOnRequestCompletion: false,
      useColumnNames: false,
      packetSize: 16_384,
    },
  })
  const stop = () => connection.close()
  options.signal?.addEventListener('abort', stop)
  try {
    await new Promise<void>((resolve, reject) => {
      connection.connect((error) => (error ? reject(error) : resolve()))
    })
  } catch (error) {
    connection.close()
    options.signal?.throwIfAborted()
    throw driverProblem(error, where)
  } finally {
    options.signal?.removeEventListener('abort', stop)
  }
  const { default: parser } = await import('tedious/lib/token/stream-parser.js')
  const opened = new Sqlserver(connection, tedious, where)
  takeRowsDirectly(connection, parser, opened.direct)
  return opened
}
