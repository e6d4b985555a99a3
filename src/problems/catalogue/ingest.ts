// What can be wrong with bringing a source's tables in.

import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem } from '../problem.ts'

type At = Location | undefined

export function loaderUnknown(args: { loader: string; known: readonly string[]; at: At }): Problem {
  return {
    code: 'loader-unknown',
    severity: 'error',
    message: `There is no loader "${args.loader}".`,
    hint: suggest(args.loader, args.known, 'loaders'),
    ...place(args.at),
  }
}

export function generatedTableUnknown(args: {
  preset: string
  table: string
  known: readonly string[]
  at: At
}): Problem {
  return {
    code: 'generated-table-unknown',
    severity: 'error',
    message: `Preset "${args.preset}" makes no table "${args.table}".`,
    hint: suggest(args.table, args.known, 'tables'),
    ...place(args.at),
  }
}

export function generatedColumnUnknown(args: {
  preset: string
  table: string
  column: string
  known: readonly string[]
  at: At
}): Problem {
  return {
    code: 'generated-column-unknown',
    severity: 'error',
    message: `The column "${args.column}" is declared, but table "${args.table}" of preset "${args.preset}" has none of that name.`,
    hint: suggest(args.column, args.known, 'columns'),
    ...place(args.at),
  }
}

export function generatedTypeDiffers(args: {
  preset: string
  table: string
  column: string
  declared: string
  made: string
  at: At
}): Problem {
  return {
    code: 'generated-type-differs',
    severity: 'error',
    message: `The column "${args.column}" is declared as ${args.declared}, but table "${args.table}" of preset "${args.preset}" has it as ${args.made}.`,
    hint: `Write "data_type: ${args.made}".`,
    ...place(args.at),
  }
}

function suggest(name: string, known: readonly string[], what: string): string {
  const near = didYouMean(name, known)
  return near ? `Did you mean "${near}"?` : `The ${what} are ${known.join(', ')}.`
}

function place(at: At): Partial<Problem> {
  return at ? { at } : {}
}

export function datasetUnwritable(args: { folder: string; detail: string }): Problem {
  return {
    code: 'dataset-folder-unwritable',
    severity: 'error',
    message: `The folder "${args.folder}" cannot be written.`,
    hint: 'Choose another folder, or give yourself permission to write there.',
    details: [args.detail],
  }
}

export function datasetFolderTaken(args: { folder: string; there: string; preset: string }): Problem {
  return {
    code: 'dataset-folder-taken',
    severity: 'error',
    message: `The folder "${args.folder}" holds data of preset "${args.there}", and both have tables of the same name.`,
    hint: `Choose another folder for "${args.preset}" with --out, or remove that one.`,
  }
}

export function filesSettingUnknown(args: {
  setting: string
  /** `load` or `options` */
  where: string
  known: readonly string[]
  at: At
}): Problem {
  return {
    code: 'files-setting-unknown',
    severity: 'error',
    message: `"${args.setting}" is not a setting of "${args.where}" for loader "files".`,
    hint: suggest(args.setting, args.known, 'settings'),
    ...place(args.at),
  }
}

export function filesSettingInvalid(args: {
  setting: string
  value: string | undefined
  expected: string
  at: At
}): Problem {
  const missing = args.value === undefined
  return {
    code: 'files-setting-invalid',
    severity: 'error',
    message: missing
      ? `The setting "${args.setting}" of loader "files" is missing.`
      : `The setting "${args.setting}" of loader "files" cannot be ${args.value}.`,
    hint: `It must be ${args.expected}.`,
    ...place(args.at),
  }
}

export function filesMissing(args: { pattern: string; directory: string; at: At }): Problem {
  return {
    code: 'source-files-missing',
    severity: 'error',
    message: `No file matches "${args.pattern}".`,
    hint: `Relative paths start at "${args.directory}". Correct "path", or put the files there.`,
    ...place(args.at),
  }
}

export function filesElsewhere(args: { path: string; at: At }): Problem {
  return {
    code: 'source-files-elsewhere',
    severity: 'error',
    message: `"${args.path}" lies in Cloud Storage, which only a BigQuery target reads, and not together with local files.`,
    hint: 'Load it with --target of a BigQuery target, or name copies of the files on this machine.',
    ...place(args.at),
  }
}

export function filesFormatUnknown(args: { file: string; at: At }): Problem {
  return {
    code: 'source-files-format-unknown',
    severity: 'error',
    message: `The ending of "${args.file}" does not tell its format.`,
    hint: 'Write "format: parquet", "format: csv" or "format: ndjson" under "load".',
    ...place(args.at),
  }
}

export function filesFormatMixed(args: { formats: readonly string[]; at: At }): Problem {
  return {
    code: 'source-files-format-mixed',
    severity: 'error',
    message: `The files of one table are of different formats: ${args.formats.join(', ')}.`,
    hint: 'Narrow "path" so that it matches files of one format.',
    ...place(args.at),
  }
}

/** How the columns of files differ from the declared ones. */
export interface SchemaDiffers {
  readonly table: string
  readonly missing: readonly string[]
  readonly extra: readonly string[]
  readonly found: readonly string[]
  readonly at: At
}

export function filesSchemaDiffers(args: SchemaDiffers): Problem {
  const said = [
    ...(args.missing.length > 0 ? [`the files lack ${quoted(args.missing)}`] : []),
    ...(args.extra.length > 0 ? [`${quoted(args.extra)} of the files are not declared`] : []),
  ]
  const near = args.missing[0] === undefined ? undefined : didYouMean(args.missing[0], args.found)
  const separator = args.found.length === 1 ? /[;|\t]/.exec(args.found[0]!)?.[0] : undefined
  return {
    code: 'source-files-schema-differs',
    severity: 'error',
    message: `The columns of "${args.table}" are not the declared ones: ${said.join('; ')}.`,
    hint: separator
      ? `The fields seem to be separated otherwise: write "options: {delimiter: ${JSON.stringify(separator).replaceAll('"', "'")}}" under "load".`
      : near
        ? `Did you mean "${near}" where you wrote "${args.missing[0]}"?`
        : 'Correct the declared columns, or write "schema_policy: evolve" or "schema_policy: freeze" under "load".',
    details: [`The files have: ${args.found.join(', ')}`],
    ...place(args.at),
  }
}

export function filesColumnMissing(
  args: SchemaDiffers & { column: string; files: readonly string[] },
): Problem {
  const near = didYouMean(args.column, args.extra)
  const where = args.files.length === 0 ? 'in no file' : `missing in ${args.files.join(', ')}`
  return {
    code: 'source-files-column-missing',
    severity: 'warning',
    message: `The declared column "${args.column}" of "${args.table}" is ${where}; it is NULL there.`,
    ...(near ? { hint: `Did you mean "${near}"?` } : {}),
    ...place(args.at),
  }
}

export function filesColumnsUndeclared(args: SchemaDiffers & { taken: boolean }): Problem {
  return {
    code: 'source-files-columns-undeclared',
    severity: 'warning',
    message: `The files of "${args.table}" have columns that are not declared: ${quoted(args.extra)}. They were ${args.taken ? 'added to the table' : 'left out'}.`,
    hint: 'Declare them, or write "schema_policy: fail" under "load" to refuse such files.',
    ...place(args.at),
  }
}

interface RowsRejected {
  readonly table: string
  readonly rejects: string
  readonly rejected: number
  readonly rows: number
  readonly examples: readonly string[]
  readonly at: At
}

export function filesRowsRejected(args: RowsRejected): Problem {
  const all = args.rejected + args.rows
  return {
    code: 'source-rows-rejected',
    severity: 'warning',
    message: `${count(args.rejected)} of ${count(all)} rows of "${args.table}" did not fit and were kept aside in "${args.rejects}".`,
    hint: `Look at them with: select * from ${args.rejects}`,
    details: args.examples,
    ...place(args.at),
  }
}

export function filesAllRejected(args: RowsRejected): Problem {
  return {
    code: 'source-rows-all-rejected',
    severity: 'error',
    message: `None of the ${count(args.rejected)} rows of "${args.table}" fit the declared columns; the table was left as it was.`,
    hint: 'Correct the declared types, or the format and its options under "load".',
    details: args.examples,
    ...place(args.at),
  }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

function count(rows: number): string {
  return rows.toLocaleString('en')
}

export function filesNotText(args: { file: string; at: At }): Problem {
  return {
    code: 'source-file-not-text',
    severity: 'error',
    message: `The file "${args.file}" is not UTF-8 text.`,
    hint: 'Save it as UTF-8, or correct "format" under "load".',
    ...place(args.at),
  }
}
