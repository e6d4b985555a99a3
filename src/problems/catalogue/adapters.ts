// What can be wrong between us and a warehouse.

import type { Location, Problem } from '../problem.ts'

function problem(code: string, message: string, hint?: string, more: Partial<Problem> = {}): Problem {
  return { code, severity: 'error', message, ...(hint === undefined ? {} : { hint }), ...more }
}

const placed = (at: Location | undefined): Partial<Problem> => (at === undefined ? {} : { at })

export function unknownEngine(args: { type: string; known: readonly string[] }): Problem {
  return problem(
    'engine-unknown',
    `The target's type "${args.type}" is not one that Strata can build in.`,
    `Use one of: ${args.known.join(', ')}.`,
  )
}

export function warehouseSettingWrong(args: {
  setting: string
  expected: string
  near?: string | undefined
  at?: Location | undefined
}): Problem {
  return problem(
    'warehouse-setting-wrong',
    `The target's setting "${args.setting}" ${args.expected}.`,
    args.near === undefined ? undefined : `Did you mean "${args.near}"?`,
    { about: args.setting, ...placed(args.at) },
  )
}

export function targetSettingIgnored(args: {
  setting: string
  what: string
  hint: string
  at: Location | undefined
}): Problem {
  return {
    ...problem('target-setting-ignored', `The target's setting "${args.setting}" ${args.what}.`, args.hint),
    ...{ severity: 'warning', ...placed(args.at) },
  }
}

export function warehouseLocked(args: {
  path: string
  pid?: string | undefined
  program?: string | undefined
}): Problem {
  const holder =
    args.pid === undefined
      ? 'another process'
      : `process ${args.pid}${args.program === undefined ? '' : ` (${args.program})`}`
  return problem(
    'warehouse-locked',
    `The database file "${args.path}" is in use by ${holder}; DuckDB lets one process open it at a time.`,
    args.pid === undefined
      ? 'Wait until it has ended, or close the program that has the file open.'
      : `Wait until process ${args.pid} has ended, or close it.`,
  )
}

export function warehouseReadOnly(args: { path: string; detail: string }): Problem {
  return problem(
    'warehouse-read-only',
    `The database file "${args.path}" cannot be written.`,
    'Give yourself write permission to the file and its folder, or choose another path in the target.',
    { details: [args.detail] },
  )
}

export function warehouseCorrupt(args: { path: string; detail: string }): Problem {
  return problem(
    'warehouse-corrupt',
    `The file "${args.path}" is not a DuckDB database that this version can read.`,
    'Choose another path in the target, or move the file away: the next build makes a new one.',
    { details: [args.detail] },
  )
}

export function warehouseFolderMissing(args: { path: string; folder: string }): Problem {
  return problem(
    'warehouse-folder-missing',
    `The folder "${args.folder}" of the database file "${args.path}" does not exist.`,
    'Make the folder, or correct the path in the target.',
  )
}

export function warehouseMissing(args: { path: string }): Problem {
  return problem(
    'warehouse-missing',
    `The database file "${args.path}" does not exist yet.`,
    'Run "strata build" first.',
  )
}

export function warehouseNameDiffers(args: { path: string; expected: string; found: string }): Problem {
  return problem(
    'warehouse-name-differs',
    `The target calls its database "${args.expected}", but DuckDB names "${args.path}" after its file: "${args.found}".`,
    `Write \`database: ${args.found}\` in the target, or rename the file.`,
  )
}

export function warehouseCannotOpen(args: { path: string; detail: string }): Problem {
  return problem('warehouse-cannot-open', `The database "${args.path}" cannot be opened.`, undefined, {
    details: [args.detail],
  })
}

export function diskFull(args: { detail: string; at?: Location | undefined }): Problem {
  return problem(
    'disk-full',
    'The disk is full, so nothing more could be written. What stood there before is unchanged.',
    'Make room on the disk, or point the target or its "temp_directory" to another one, and run it again.',
    { details: [args.detail], ...placed(args.at) },
  )
}

export function outOfMemory(args: { detail: string; at?: Location | undefined }): Problem {
  return problem(
    'out-of-memory',
    'The query needs more memory than the database may use.',
    'Raise "memory_limit" under the target\'s "settings", use fewer threads, or split the query; collecting a whole table into one list cannot spill to disk.',
    { details: firstLine(args.detail), ...placed(args.at) },
  )
}

export function extensionMissing(args: {
  extension: string | undefined
  detail: string
  at?: Location | undefined
}): Problem {
  const name =
    args.extension === undefined ? 'a DuckDB extension' : `the DuckDB extension "${args.extension}"`
  return problem(
    'extension-missing',
    `This needs ${name}, which is not installed. Strata downloads nothing while it runs.`,
    args.extension === undefined
      ? undefined
      : `Install it once with DuckDB's own shell ("INSTALL ${args.extension}"), then name it under the target's "extensions".`,
    { details: firstLine(args.detail), ...placed(args.at) },
  )
}

export function sqlFailed(args: {
  message: string
  purpose?: string | undefined
  near?: string | undefined
  hint?: string | undefined
  at?: Location | undefined
}): Problem {
  const [first = '', ...rest] = args.message.split('\n').filter((line) => line.trim() !== '')
  const hint = args.hint ?? (args.near === undefined ? undefined : `Did you mean "${args.near}"?`)
  const what =
    args.purpose === undefined ? 'The warehouse refused the query' : `The warehouse could not ${args.purpose}`
  return problem('sql-failed', `${what}: ${first}`, hint, {
    ...placed(args.at),
    ...(rest.length === 0 ? {} : { details: rest }),
  })
}

export function warehouseBroken(args: { detail: string; at?: Location | undefined }): Problem {
  return problem(
    'warehouse-broken',
    'The database stopped itself after an internal error and must be opened again.',
    'Run it again. If it comes back, the statement below is what DuckDB cannot digest.',
    { details: [args.detail], ...placed(args.at) },
  )
}

export function fileUnreadable(args: { file: string; detail: string; at?: Location | undefined }): Problem {
  return problem('file-unreadable', `The file "${args.file}" cannot be read.`, undefined, {
    details: [args.detail],
    ...placed(args.at),
  })
}

export function fileUnwritable(args: { file: string; detail: string }): Problem {
  return problem('file-unwritable', `The file "${args.file}" cannot be written.`, undefined, {
    details: [args.detail],
  })
}

export function fileColumnsDiffer(args: {
  file: string
  missing: readonly string[]
  near?: string | undefined
  found: readonly string[]
  at?: Location | undefined
}): Problem {
  const names = args.missing.map((name) => `"${name}"`).join(', ')
  return problem(
    'file-column-missing',
    `The file "${args.file}" has no column ${names}. It has: ${args.found.join(', ')}.`,
    args.near === undefined ? undefined : `Did you mean "${args.near}"?`,
    placed(args.at),
  )
}

export function fileRowMalformed(args: {
  file: string
  line: number
  expected: number
  found: number
  text: string
}): Problem {
  const fields = (count: number) => `${count} ${count === 1 ? 'field' : 'fields'}`
  return problem(
    'file-row-malformed',
    `Line ${args.line} of "${args.file}" has ${fields(args.found)}, but the header has ${args.expected}.`,
    args.found > args.expected
      ? 'Put double quotes around a value that contains the delimiter.'
      : 'Add the missing fields; an empty field means NULL.',
    { at: { file: args.file, line: args.line, column: 1 }, details: [args.text] },
  )
}

export function fileValueWrong(args: {
  file: string
  line: number
  column: string
  type: string
  value: string
  at?: Location | undefined
}): Problem {
  return problem(
    'file-value-wrong',
    `The value "${args.value}" in line ${args.line} of "${args.file}" is no ${args.type}, which column "${args.column}" is declared to be.`,
    'Correct the value, or declare another type for the column.',
    { at: args.at ?? { file: args.file, line: args.line, column: 1 } },
  )
}

export function fileQuoteOpen(args: { file: string; line: number }): Problem {
  return problem(
    'file-quote-open',
    `A quoted value that begins in line ${args.line} of "${args.file}" is never closed.`,
    'Close it with a double quote; write a double quote inside a value twice.',
    { at: { file: args.file, line: args.line, column: 1 } },
  )
}

export function fileColumnTwice(args: { file: string; line: number; column: string }): Problem {
  return problem(
    'file-column-twice',
    `The header of "${args.file}" names the column "${args.column}" twice.`,
    'Give every column a name of its own; letter case does not tell two apart.',
    { at: { file: args.file, line: args.line, column: 1 } },
  )
}

export function fileEmpty(args: { file: string }): Problem {
  return problem(
    'file-empty',
    `The file "${args.file}" is empty; it needs at least a header line.`,
    undefined,
    {
      at: { file: args.file, line: 1, column: 1 },
    },
  )
}

export function fileNotUtf8(args: { file: string; line: number }): Problem {
  return problem(
    'file-not-utf8',
    `Line ${args.line} of "${args.file}" is not UTF-8 text.`,
    'Save the file as UTF-8; a seed may also say its "encoding", e.g. latin-1.',
    { at: { file: args.file, line: args.line, column: 1 } },
  )
}

export function fileMalformed(args: { file: string; line?: number | undefined; detail: string }): Problem {
  return problem('file-malformed', `The file "${args.file}" is damaged or of another format.`, undefined, {
    at: { file: args.file, line: args.line ?? 1, column: 1 },
    details: [args.detail],
  })
}

export function typeUnknown(args: { type: string; column: string; at?: Location | undefined }): Problem {
  return problem(
    'type-unknown',
    `The type "${args.type}" of column "${args.column}" is not known.`,
    "Use a type of the project's language, e.g. INT64, NUMERIC, STRING, DATE, TIMESTAMP.",
    placed(args.at),
  )
}

const firstLine = (text: string): readonly string[] => [text.split('\n')[0] ?? text]
