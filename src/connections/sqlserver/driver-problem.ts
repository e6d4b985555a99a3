import * as problems from '../../problems/catalogue/connections.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import type { Secrets } from '../../problems/secrets.ts'

/** What the driver's errors have, beside a message. */
interface DriverError extends Error {
  readonly code?: string
  /** SQL Server's number. */
  readonly number?: number
  readonly cause?: unknown
}

export interface Where {
  readonly label: string
  readonly database: string
  /** Password and token: a trigger or a proxy may repeat them in its words. */
  readonly secrets: Secrets
}

const DENIED = new Set([229, 230, 297, 300, 371, 6004, 916])

/** An error of the driver or the server as a problem; whatever else comes is thrown on as it is. */
export function driverProblem(error: unknown, where: Where): unknown {
  if (error instanceof ProblemError || !(error instanceof Error)) return error
  const problem = describe(error as DriverError, where)
  return problem ? new ProblemError(problem) : error
}

function describe(error: DriverError, { label, database, secrets }: Where): Problem | undefined {
  const detail = secrets.redact(error.message)
  switch (error.code) {
    case 'ELOGIN':
      // The server's words name the login; only which of the two it is matters here.
      return /cannot open database/i.test(detail) || error.number === 4060
        ? problems.connectionDatabaseUnknown({ label, database })
        : problems.connectionLoginFailed({ label })
    case 'EENCRYPT':
      return problems.connectionEncryptionFailed({ label, detail })
    case 'ETIMEOUT':
      return /connect/i.test(detail)
        ? problems.connectionUnreachable({ label, detail, timedOut: true })
        : problems.serverTimeout({ label })
    case 'ESOCKET':
      if (/certificate|self.signed|SSL|TLS/i.test(`${detail} ${(error.cause as Error)?.message ?? ''}`))
        return problems.connectionEncryptionFailed({ label, detail })
      return /Failed to connect|ECONNREFUSED|ENOTFOUND|EAI_AGAIN/i.test(detail)
        ? problems.connectionUnreachable({ label, detail, timedOut: false })
        : problems.connectionLost({ label, detail })
    case 'EINSTLOOKUP':
    case 'ENOTFOUND':
    case 'ECONNREFUSED':
      return problems.connectionUnreachable({ label, detail, timedOut: false })
    case 'ECLOSE':
    case 'EINVALIDSTATE':
    case 'ECONNRESET':
    case 'EPIPE':
      return problems.connectionLost({ label, detail })
  }
  return error.number === undefined ? undefined : numbered(error.number, detail, label)
}

function numbered(number: number, detail: string, label: string): Problem {
  const named = /'([^']+)'/.exec(detail)?.[1] ?? ''
  if (DENIED.has(number)) return problems.serverPermissionDenied({ label, detail })
  switch (number) {
    case 208:
      return problems.serverObjectMissing({ label, object: named })
    case 207:
      return problems.serverColumnMissing({ label, column: named })
    case 1205:
      return problems.serverDeadlock({ label })
    case 1222:
      return problems.serverLockTimeout({ label })
    // The changes of CDC were cleaned up after their range was looked up. ("cdc.fn_cdc_get_all_changes_<capture_instance>")
    case 313:
    case 3960:
    case 3961:
      return problems.serverSnapshotConflict({ label, detail })
    default:
      return problems.serverStatementFailed({ label, number, detail })
  }
}
