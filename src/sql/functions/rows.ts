import type { Expression } from '../ast.ts'
import type { SqlType } from '../types.ts'
import { UNKNOWN } from '../types.ts'
import { matchSignature, signature } from './signature.ts'
import type { DuckdbRewrite, FunctionFamily, FunctionKind, FunctionSpec, FunctionStatus } from './spec.ts'
import { template } from './template.ts'

/** What a row says beyond name, signatures and rewrite. */
export interface RowOptions {
  readonly kind?: FunctionKind
  readonly status?: FunctionStatus
  readonly note?: string
  readonly over?: boolean
  readonly result?: (args: readonly SqlType[], args_: readonly Expression[]) => SqlType
}

export type Row = readonly [
  names: string,
  signatures: string | readonly string[],
  duckdb: string | DuckdbRewrite,
  options?: RowOptions,
]

/** Makes the rows of a family; several names in one row, divided by blanks, are synonyms. */
export function family(
  name: FunctionFamily,
  rows: readonly Row[],
  defaults: RowOptions = {},
): FunctionSpec[] {
  return rows.flatMap(([names, signatures, duckdb, own]) => {
    const options = { ...defaults, ...own }
    const texts = typeof signatures === 'string' ? [signatures] : signatures
    const rewrite = typeof duckdb === 'string' ? template(duckdb) : duckdb
    return names.split(' ').map((each) => specOf(each, name, texts, rewrite, options))
  })
}

function specOf(
  name: string,
  familyName: FunctionFamily,
  texts: readonly string[],
  duckdb: DuckdbRewrite,
  options: RowOptions,
): FunctionSpec {
  const signatures = texts.map(signature)
  return {
    name,
    family: familyName,
    kind: options.kind ?? 'scalar',
    signatures,
    texts: texts.map((text) => text.replaceAll('!', '')),
    status: options.status ?? 'equal',
    result: (types, call) =>
      options.result?.(types, call.args) ?? matchSignature(signatures, types, call.args)?.result ?? UNKNOWN,
    duckdb,
    ...(options.note === undefined ? {} : { note: options.note }),
    ...(options.over === undefined ? {} : { over: options.over }),
  }
}

/** Rows that are known and refused: the name, and what to write instead. */
export function refused(name: FunctionFamily, rows: Readonly<Record<string, string>>): FunctionSpec[] {
  return Object.entries(rows).map(([each, note]) =>
    specOf(each, name, ['any... -> any'], (call) => call.refuse(`${each} has no equal in DuckDB.`, note), {
      status: 'refused',
      note,
    }),
  )
}

/** The same for many functions, named by what they give and divided by white space. */
export function refusedGroup(
  family: FunctionFamily,
  note: string,
  namesByResult: Readonly<Record<string, string>>,
  kind: FunctionKind = 'scalar',
): FunctionSpec[] {
  return Object.entries(namesByResult).flatMap(([result, names]) =>
    names
      .split(/\s+/)
      .map((each) =>
        specOf(
          each,
          family,
          [`any... -> ${result}`],
          (call) => call.refuse(`${each} has no equal in DuckDB.`, note),
          { status: 'refused', kind, note },
        ),
      ),
  )
}
