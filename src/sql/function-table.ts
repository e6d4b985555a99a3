import { functions } from './functions/catalogue.ts'
import type { FunctionFamily, FunctionStatus } from './functions/spec.ts'

/** What becomes of one function of BigQuery's on DuckDB, as it is told to people. */
export interface FunctionRow {
  readonly name: string
  readonly family: FunctionFamily
  /** `(STRING, INT64) -> STRING`; several where it takes different types. */
  readonly signatures: readonly string[]
  readonly status: FunctionStatus
  /** The limit, or what to do instead. */
  readonly note?: string
}

/** One row per function, in the order of the catalogue. */
export function functionRows(): readonly FunctionRow[] {
  return functions.map(({ name, family, texts, status, note }) => ({
    name,
    family,
    signatures: texts,
    status,
    ...(note === undefined ? {} : { note }),
  }))
}

/** The table in Markdown, as it stands in docs/. */
export function functionTable(): string {
  const rows = functionRows()
  const families = [...new Set(rows.map(({ family }) => family))]
  const count = (status: FunctionStatus) => rows.filter((row) => row.status === status).length
  const head = `# BigQuery's functions on DuckDB

Made from the code by \`npm run function-table\`. Of ${rows.length} functions, ${count('equal')} give the same result for every input (equal),
${count('limited')} within the limit named (limited), and ${count('refused')} are refused: using one is a problem at its line, never a silent difference.
A function that is not in the table is refused too. A BIGNUMERIC is exact in queries and kept in tables as its decimal text. \`strata parity\` says what this means for a project.
`
  return [head, ...families.map((family) => section(family, rows))].join('\n')
}

function section(family: FunctionFamily, all: readonly FunctionRow[]): string {
  const rows = all
    .filter((row) => row.family === family)
    .map(({ name, signatures, status, note }) =>
      [`\`${name}\``, signatures.map((text) => `\`${text}\``).join('<br>'), status, note ?? '']
        .map(cell)
        .join(' | '),
    )
  const title = `${family.charAt(0).toUpperCase()}${family.slice(1)}`
  return `## ${title}

| Function | Takes and gives | On DuckDB | Limit, or what to do |
|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}
`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
