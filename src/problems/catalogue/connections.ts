// What can be wrong with an operational database: its settings, reaching it, and what it answers.

import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem } from '../problem.ts'

type At = Location | undefined

function place(at: At): Partial<Problem> {
  return at ? { at } : {}
}

/** A connection of the project file goes by its name, one that stands in a source by the source's. */
export type ConnectionOwner = { readonly connection: string } | { readonly source: string }

function say(owner: ConnectionOwner): string {
  return 'connection' in owner ? `connection "${owner.connection}"` : `connection of source "${owner.source}"`
}

export function connectionSettingUnknown(args: {
  owner: ConnectionOwner
  setting: string
  known: readonly string[]
  at: At
}): Problem {
  const near = didYouMean(args.setting, args.known)
  return {
    code: 'connection-setting-unknown',
    severity: 'error',
    message: `The ${say(args.owner)} has a setting "${args.setting}", which does not exist.`,
    hint: near ? `Did you mean "${near}"?` : `The settings are ${args.known.join(', ')}.`,
    ...place(args.at),
  }
}

export function connectionSettingInvalid(args: {
  owner: ConnectionOwner
  setting: string
  expected: string
  at: At
}): Problem {
  return {
    code: 'connection-setting-invalid',
    severity: 'error',
    message: `The setting "${args.setting}" of the ${say(args.owner)} is not what it should be.`,
    hint: `It must be ${args.expected}.`,
    ...place(args.at),
  }
}

export function connectionSettingMissing(args: { owner: ConnectionOwner; setting: string; at: At }): Problem {
  const secret = args.setting === 'user' || args.setting === 'password'
  return {
    code: 'connection-setting-missing',
    severity: 'error',
    message: `The ${say(args.owner)} lacks "${args.setting}".`,
    hint: secret
      ? `Write "user" and "password", or "token", best as "{{ env_var('NAME') }}".`
      : `Write "${args.setting}" there.`,
    ...place(args.at),
  }
}

export function connectionUnknown(args: { name: string; known: readonly string[]; at: At }): Problem {
  const near = didYouMean(args.name, args.known)
  return {
    code: 'connection-unknown',
    severity: 'error',
    message: `There is no connection "${args.name}" under "connections" in the project file.`,
    hint: near
      ? `Did you mean "${near}"?`
      : args.known.length > 0
        ? `The connections are ${args.known.join(', ')}.`
        : 'Add it there: connections: {NAME: {type: sqlserver, host: ..., database: ...}}.',
    ...place(args.at),
  }
}

export function connectionUnreachable(args: { label: string; detail: string; timedOut: boolean }): Problem {
  return {
    code: 'connection-unreachable',
    severity: 'error',
    message: `"${args.label}" ${args.timedOut ? 'did not answer in time' : 'cannot be reached'}.`,
    hint: 'Check "host" and "port", that the server runs and accepts TCP, and what stands between (VPN, firewall).',
    details: [args.detail],
  }
}

export function connectionEncryptionFailed(args: { label: string; detail: string }): Problem {
  return {
    code: 'connection-encryption-failed',
    severity: 'error',
    message: `No encrypted connection to "${args.label}" could be made.`,
    hint: 'Where the certificate is the server\'s own, write "trust_server_certificate: true"; where the server has none, "encrypt: false".',
    details: [args.detail],
  }
}

export function connectionLoginFailed(args: { label: string }): Problem {
  return {
    code: 'connection-login-failed',
    severity: 'error',
    message: `"${args.label}" refused the login.`,
    hint: 'Check "user" and "password" (or "token"), and the environment variables that they come from.',
  }
}

export function connectionDatabaseUnknown(args: { label: string; database: string }): Problem {
  return {
    code: 'connection-database-unknown',
    severity: 'error',
    message: `The database "${args.database}" cannot be opened: it does not exist, or the login may not use it.`,
    hint: `Check "database" of the connection to "${args.label}", or have the login mapped to a user there.`,
  }
}

export function connectionLost(args: { label: string; detail: string }): Problem {
  return {
    code: 'connection-lost',
    severity: 'error',
    message: `The connection to "${args.label}" broke.`,
    hint: 'Run the same command again: what was committed stays, and the rest is continued.',
    details: [args.detail],
  }
}

export function serverTimeout(args: { label: string }): Problem {
  return {
    code: 'server-timeout',
    severity: 'error',
    message: `A statement on "${args.label}" took longer than the connection's "timeout".`,
    hint: 'Raise "timeout" (seconds), or read less at once with "batch_rows" or "where".',
  }
}

export function serverObjectMissing(args: { label: string; object: string }): Problem {
  return {
    code: 'server-object-missing',
    severity: 'error',
    message: `"${args.object}" does not exist on "${args.label}", or the login may not see it.`,
    hint: 'Check the name and its schema ("strata ingest discover" lists what there is), or grant SELECT on it.',
  }
}

export function serverColumnMissing(args: { label: string; column: string }): Problem {
  return {
    code: 'server-column-missing',
    severity: 'error',
    message: `A table on "${args.label}" has no column "${args.column}" any more.`,
    hint: 'Correct "columns", "cursor", "key" or "where" of the source, or run it again if the table was just changed.',
  }
}

export function serverPermissionDenied(args: { label: string; detail: string }): Problem {
  return {
    code: 'server-permission-denied',
    severity: 'error',
    message: `The login has no permission for what was asked of "${args.label}".`,
    hint: 'Grant SELECT on the table (and VIEW CHANGE TRACKING for the cursor "change_tracking").',
    details: [args.detail],
  }
}

export function serverDeadlock(args: { label: string }): Problem {
  return {
    code: 'server-deadlock',
    severity: 'error',
    message: `"${args.label}" chose this statement as the victim of a deadlock.`,
    hint: 'Run the same command again. Allow snapshots (ALTER DATABASE ... SET ALLOW_SNAPSHOT_ISOLATION ON): reading then locks nothing.',
  }
}

export function serverLockTimeout(args: { label: string }): Problem {
  return {
    code: 'server-lock-timeout',
    severity: 'error',
    message: `A table on "${args.label}" could not be locked in time, because others write to it.`,
    hint: 'Run the same command again when they have committed.',
  }
}

export function serverSnapshotConflict(args: { label: string; detail: string }): Problem {
  return {
    code: 'server-snapshot-conflict',
    severity: 'error',
    message: `The moment that was being read on "${args.label}" could not be kept.`,
    hint: 'A table was changed in its definition, or rows in conflict, meanwhile. Run the same command again.',
    details: [args.detail],
  }
}

export function serverStatementFailed(args: { label: string; number: number; detail: string }): Problem {
  return {
    code: 'server-statement-failed',
    severity: 'error',
    message: `"${args.label}" answered with error ${args.number}.`,
    hint: 'What the server said stands below; check "where" and the names in the source.',
    details: [args.detail],
  }
}

export function bulkValueInexact(args: { column: string; type: string }): Problem {
  return {
    code: 'bulk-value-inexact',
    severity: 'error',
    message: `A value of "${args.column}" is no number that ${args.type} has room for.`,
    hint: 'Give the column more digits, at most 38.',
  }
}
