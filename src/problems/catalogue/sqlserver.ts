// What can be wrong with a source whose loader is SQL Server.

import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem } from '../problem.ts'

type At = Location | undefined

function place(at: At): Partial<Problem> {
  return at ? { at } : {}
}

function near(name: string, known: readonly string[], what: string): string {
  const found = didYouMean(name, known)
  return found ? `Did you mean "${found}"?` : `The ${what} are ${known.join(', ')}.`
}

export function sqlserverSettingUnknown(args: {
  setting: string
  known: readonly string[]
  at: At
}): Problem {
  return {
    code: 'sqlserver-setting-unknown',
    severity: 'error',
    message: `"${args.setting}" is not a setting of "load" for loader "sqlserver".`,
    hint: near(args.setting, args.known, 'settings'),
    ...place(args.at),
  }
}

export function sqlserverSettingInvalid(args: {
  setting: string
  value?: string
  expected: string
  at: At
}): Problem {
  const value = args.value === undefined ? 'is not what it should be' : `cannot be ${args.value}`
  return {
    code: 'sqlserver-setting-invalid',
    severity: 'error',
    message: `The setting "${args.setting}" of loader "sqlserver" ${value}.`,
    hint: `It must be ${args.expected}.`,
    ...place(args.at),
  }
}

export function sqlserverConnectionMissing(args: { source: string; at: At }): Problem {
  return {
    code: 'sqlserver-connection-missing',
    severity: 'error',
    message: `The source "${args.source}" has the loader "sqlserver" but names no connection.`,
    hint: 'Write "connection: NAME" beside "loader", and the connection under "connections" in the project file.',
    ...place(args.at),
  }
}

export function sqlserverFileForeign(args: { file: string; at: At }): Problem {
  return {
    code: 'sqlserver-file-foreign',
    severity: 'error',
    message: `The file "${args.file}" is there, and was not written by a load of this table.`,
    hint: 'Move it away, or name another "folder".',
    ...place(args.at),
  }
}

export function sqlserverTableMissing(args: {
  table: string
  label: string
  known: readonly string[]
  at: At
}): Problem {
  const found = didYouMean(args.table, args.known)
  return {
    code: 'sqlserver-table-missing',
    severity: 'error',
    message: `There is no table "${args.table}" on "${args.label}", or the login may not see it.`,
    hint: found
      ? `Did you mean "${found}"?`
      : 'Correct "schema" and "table" under "load" ("strata ingest discover" lists what there is), or grant SELECT.',
    ...place(args.at),
  }
}

export function sqlserverColumnMissing(args: {
  setting: string
  column: string
  table: string
  known: readonly string[]
  /** Other words that may have been meant. */
  words?: readonly string[]
  at: At
}): Problem {
  const word = didYouMean(args.column, args.words ?? [])
  return {
    code: 'sqlserver-column-missing',
    severity: 'error',
    message: `"${args.setting}" names the column "${args.column}", which "${args.table}" does not have.`,
    hint: word === undefined ? near(args.column, args.known, 'columns') : `Did you mean "${word}"?`,
    ...place(args.at),
  }
}

export function sqlserverComputedNotCaptured(args: { column: string; table: string; at: At }): Problem {
  return {
    code: 'sqlserver-computed-not-captured',
    severity: 'warning',
    message: `The column "${args.column}" of "${args.table}" was left out: it is computed, and change data capture gives NULL for it.`,
    hint: `Write "exclude: [${args.column}]" to say that you know, or use another "cursor".`,
    ...place(args.at),
  }
}

export function sqlserverTypeUnsupported(args: {
  column: string
  type: string
  table: string
  at: At
}): Problem {
  return {
    code: 'sqlserver-type-unsupported',
    severity: 'warning',
    message: `The column "${args.column}" of "${args.table}" was left out: values of type ${args.type || 'CLR'} cannot be read exactly.`,
    hint: `Write "exclude: [${args.column}]" to say that you know.`,
    ...place(args.at),
  }
}

export function sqlserverColumnEncrypted(args: { column: string; table: string; at: At }): Problem {
  return {
    code: 'sqlserver-column-encrypted',
    severity: 'warning',
    message: `The column "${args.column}" of "${args.table}" was left out: it is encrypted by its clients (Always Encrypted).`,
    hint: `Write "exclude: [${args.column}]" to say that you know.`,
    ...place(args.at),
  }
}

export function sqlserverMasked(args: { columns: readonly string[]; table: string; at: At }): Problem {
  const names = args.columns.map((name) => `"${name}"`).join(', ')
  return {
    code: 'sqlserver-masked',
    severity: 'warning',
    message: `The server shows this login masks in place of the values of ${names} of "${args.table}", and these were loaded.`,
    hint: 'GRANT UNMASK to the login, or leave them out with "exclude".',
    ...place(args.at),
  }
}

export function sqlserverKeyMissing(args: { table: string; at: At }): Problem {
  return {
    code: 'sqlserver-key-missing',
    severity: 'error',
    message: `"${args.table}" has no primary key, and an incremental load must tell its rows apart.`,
    hint: 'Write "key: [...]" under "load", or "mode: full".',
    ...place(args.at),
  }
}

export function sqlserverTrackingOff(args: {
  table: string
  database: string
  cdc?: boolean
  at: At
}): Problem {
  return {
    code: 'sqlserver-tracking-off',
    severity: 'error',
    message: `${args.cdc ? 'Change data capture' : 'Change tracking'} is off for "${args.table}", or the login may not see it.`,
    hint: args.cdc
      ? 'Turn it on with sys.sp_cdc_enable_db and sys.sp_cdc_enable_table (@supports_net_changes = 1), or choose another "cursor".'
      : `Turn it on: ALTER DATABASE ... SET CHANGE_TRACKING = ON; ALTER TABLE ${args.table} ENABLE CHANGE_TRACKING; and GRANT VIEW CHANGE TRACKING. Or choose another "cursor".`,
    ...place(args.at),
  }
}

export function sqlserverReloaded(args: { table: string; why: string; at: At }): Problem {
  return {
    code: 'sqlserver-reloaded',
    severity: 'warning',
    message: `"${args.table}" was loaded whole again: ${args.why}.`,
    ...place(args.at),
  }
}

export function sqlserverNotFrozen(args: { label: string }): Problem {
  return {
    code: 'sqlserver-not-frozen',
    severity: 'warning',
    message: `"${args.label}" does not allow snapshots, so tables were read at different moments.`,
    hint: 'ALTER DATABASE ... SET ALLOW_SNAPSHOT_ISOLATION ON',
  }
}

export function sqlserverSessionsApart(args: { label: string; why: string }): Problem {
  return {
    code: 'sqlserver-sessions-apart',
    severity: 'warning',
    message: `One session read all tables of "${args.label}", because several could not begin at one moment: ${args.why}`,
    hint: 'For several sessions the tables are locked for a moment, which needs their writers to commit. Run it at a quieter time, or write "parallel: 1".',
  }
}

export function sqlserverMomentsDiffer(args: { table: string; label: string; at: At }): Problem {
  return {
    code: 'sqlserver-moments-differ',
    severity: 'warning',
    message: `"${args.table}" was read at a later moment than the tables before it, because the connection to "${args.label}" broke.`,
    hint: 'Run the same command again where all must be as of one moment.',
    ...place(args.at),
  }
}

export function sqlserverSchemaChanged(args: {
  table: string
  changes: readonly string[]
  policy: string
  at: At
}): Problem {
  const failed = args.policy === 'fail'
  return {
    code: 'sqlserver-schema-changed',
    severity: failed ? 'error' : 'warning',
    message: `The columns of "${args.table}" have changed: ${args.changes.join('; ')}.`,
    hint: failed
      ? 'Load it again with --full-refresh, or write "schema_policy: evolve" or "freeze" under "load".'
      : args.policy === 'freeze'
        ? 'The table keeps its columns; write "schema_policy: evolve" to follow, or run with --full-refresh.'
        : 'A load follows them, and notes them in "_schema_changes". What is gone stays until --full-refresh.',
    ...place(args.at),
  }
}

export function sqlserverTruncated(args: { columns: readonly string[]; table: string; at: At }): Problem {
  return {
    code: 'sqlserver-truncated',
    severity: 'warning',
    message: `The seventh digit of the second is cut off in ${args.columns.map((name) => `"${name}"`).join(', ')} of "${args.table}".`,
    hint: 'Write "as_text: [...]" under "load" to keep the exact text.',
    ...place(args.at),
  }
}

export function sqlserverTimeOutOfRange(args: { table: string; detail: string; at: At }): Problem {
  return {
    code: 'sqlserver-value-out-of-range',
    severity: 'error',
    message: `A value of "${args.table}" does not fit its type in the target.`,
    hint: 'Times with nanoseconds reach from 1678 to 2262: write "timestamps: microseconds", or "as_text: [...]", under "load".',
    details: [args.detail],
    ...place(args.at),
  }
}

export function sqlserverSinceUseless(args: { table: string; at: At }): Problem {
  return {
    code: 'sqlserver-since-useless',
    severity: 'error',
    message: `--since cannot be used for "${args.table}": it is not read by a watermark column.`,
    hint: 'Leave it out with --exclude, or use --full-refresh.',
    ...place(args.at),
  }
}

export function discoverNeedsConnection(args: { known: readonly string[] }): Problem {
  return {
    code: 'discover-needs-connection',
    severity: 'error',
    message: 'It is not said which server to look at.',
    hint:
      args.known.length === 0
        ? 'Add it to the project file: connections: {NAME: {type: sqlserver, host: ..., database: ...}}.'
        : `Write --connection with one of ${args.known.join(', ')}.`,
  }
}

export function discoverWouldOverwrite(args: { file: string }): Problem {
  return {
    code: 'discover-would-overwrite',
    severity: 'error',
    message: `The file "${args.file}" is there already.`,
    hint: 'Name another file with --out, or remove that one.',
  }
}

export function serverSchemaForeign(args: {
  schema: string
  label: string
  foreign: readonly string[]
  preset: string
}): Problem {
  return {
    code: 'server-schema-foreign',
    severity: 'error',
    message: `The schema "${args.schema}" of "${args.label}" holds what preset "${args.preset}" did not make: ${args.foreign.slice(0, 5).join(', ')}.`,
    hint: 'Name another schema with --schema. One with other tables in it is never touched.',
  }
}

export function serverSchemaTaken(args: {
  schema: string
  label: string
  tables: readonly string[]
  preset: string
}): Problem {
  return {
    code: 'server-schema-taken',
    severity: 'error',
    message: `The schema "${args.schema}" of "${args.label}" has ${args.tables.length} tables of preset "${args.preset}" already.`,
    hint: 'Write --recreate to drop these tables and make them anew, or name another schema with --schema.',
  }
}

export function serverLoadDiffers(args: { label: string; differences: readonly string[] }): Problem {
  return {
    code: 'server-load-differs',
    severity: 'error',
    message: `What "${args.label}" holds after the load is not what was sent.`,
    hint: 'Something else wrote there meanwhile, or a trigger changed rows. Run it again with --recreate.',
    details: args.differences,
  }
}
