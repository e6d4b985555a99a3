import type { Json, JsonObject } from '../../manifest/json.ts'
import { unitTestRowsWrong } from '../../problems/catalogue/unit-tests.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { type Location, ProblemError } from '../../problems/problem.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedProject } from '../../project/loaded-project.ts'
import { csvRows } from './csv-rows.ts'

export type FixtureRow = Readonly<Record<string, Json>>

export type Fixture =
  /** `texts`: every value is text, as in a CSV; columns without a type tell by their values what they are. */
  | { readonly kind: 'rows'; readonly rows: readonly FixtureRow[]; readonly texts?: boolean }
  | { readonly kind: 'sql'; readonly sql: string }

export interface FixtureOwner {
  readonly loaded: LoadedProject
  readonly package: string
  readonly test: string
}

/** The rows of a `given` entry or of `expect`, in whichever format they are written. Throws ProblemError. */
export function fixtureRows(entry: JsonObject, at: Location, owner: FixtureOwner): Fixture {
  const wrong = (what: string, hint: string) =>
    new ProblemError(unitTestRowsWrong({ test: owner.test, what, hint, at }))
  const format = entry.format ?? 'dict'
  const inline = entry.rows ?? null
  if (format === 'dict') {
    const rows = inline ?? []
    if (Array.isArray(rows) && rows.every(isJsonObject)) return { kind: 'rows', rows }
    throw wrong('they are no list of mappings', 'Write "rows:" as a list, e.g. "- {id: 1, name: Ada}".')
  }
  if (format !== 'csv' && format !== 'sql') {
    throw wrong(`"${String(format)}" is no format`, 'The formats are "dict", "csv" and "sql".')
  }
  if (inline !== null && typeof inline !== 'string') {
    throw wrong(`with "format: ${format}" they are a text`, 'Write "rows: |" and the text below it.')
  }
  const text = inline ?? fixtureText(String(entry.fixture ?? ''), format, owner, wrong)
  if (format === 'sql') return { kind: 'sql', sql: text.trim().replace(/;\s*$/, '') }
  const rows = csvRows(text)
  if (Array.isArray(rows)) return { kind: 'rows', rows, texts: true }
  const { line } = rows as { readonly line: number }
  throw wrong(`line ${line} of the CSV has other fields than its header`, 'Count the commas and quotes.')
}

function fixtureText(
  name: string,
  format: 'csv' | 'sql',
  { loaded, package: packageName }: FixtureOwner,
  wrong: (what: string, hint: string) => ProblemError,
): string {
  const files = loaded.packages
    .filter((item) => item.name === packageName)
    .flatMap((item) =>
      item.files.filter(({ kind, file }) => kind === 'fixture' && file.endsWith(`.${format}`)),
    )
  const wanted = name.replace(new RegExp(`\\.${format}$`), '')
  const found = files.find((file) => file.name === wanted)
  if (found !== undefined) return found.text
  if (wanted === '') throw wrong('there are none', 'Write "rows:" or name a file under "fixture:".')
  const near = didYouMean(
    wanted,
    files.map((file) => file.name),
  )
  const hint =
    near === undefined ? `Write the file tests/fixtures/${wanted}.${format}.` : `Did you mean "${near}"?`
  throw wrong(`there is no fixture "${wanted}.${format}"`, hint)
}
