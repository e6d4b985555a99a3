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
