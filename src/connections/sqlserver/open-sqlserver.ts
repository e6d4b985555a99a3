import type { Connection } from 'tedious'
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
  refusePlainText(connection, settings.encrypt ?? true, tedious)
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

/** What the driver does with the server's answer to its offer of encryption, before it sends a password or a token. */
interface Negotiating {
  performTlsNegotiation(answer: { readonly encryptionString?: string }, signal: AbortSignal): Promise<void>
}

/** A server that says it cannot encrypt, or somebody in between who says so for it, would get the login in the clear: the driver goes on. */
function refusePlainText(
  connection: Connection,
  encrypt: boolean | 'strict',
  tedious: typeof import('tedious'),
): void {
  const negotiating = connection as unknown as Negotiating
  const negotiate = negotiating.performTlsNegotiation.bind(connection)
  negotiating.performTlsNegotiation = async (answer, signal) => {
    if (encrypt === true && !/^(ON|REQ)$/.test(answer.encryptionString ?? ''))
      throw new tedious.ConnectionError('The server offers no encryption.', 'EENCRYPT')
    await negotiate(answer, signal)
  }
}
