import type { Column } from '../../manifest/column.ts'
import type { JsonObject } from '../../manifest/json.ts'
import { seedHeader } from '../../manifest/seed-header.ts'
import { seedColumnMissing, seedTypeUnused } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Location, Report } from '../../problems/problem.ts'
import type { ColumnDefinition } from '../../project/definitions.ts'
import { isJsonObject } from '../../project/json.ts'

export interface SeedFile {
  readonly file: string
  readonly content: Uint8Array | undefined
  readonly config: JsonObject
  readonly declared: readonly (readonly [definition: ColumnDefinition, column: Column])[]
  /** Where `column_types` stands. */
  readonly typesAt: Location
  /** Types as dbt takes them: of `column_types` alone, for names written as they stand in the file. */
  readonly asDbt: boolean
}

/** The columns of a CSV file's first line, in its order, with what YAML and `column_types` say of them. */
export function seedColumns(
  seed: SeedFile,
  report: Report,
): {
  readonly columns: readonly Column[]
  readonly loadTypes: Readonly<Record<string, string>>
} {
  const { content, file, config, declared } = seed
  const header =
    content === undefined || !/\.csv$/i.test(file)
      ? undefined
      : headerOf(content, delimiterOf(config), seed.asDbt ? config : undefined)
  const types = seed.asDbt ? typesAsDbt(seed, header, report) : typesOf(seed)
  const words = new Map(declared.map(([, column]) => [column.name.toLowerCase(), column]))
  const names = header ?? declared.map(([, { name }]) => name)
  for (const [definition, { name }] of declared) {
    if (header === undefined || header.some((other) => other.toLowerCase() === name.toLowerCase())) continue
    report(seedColumnMissing({ file, column: name, at: definition.at, near: didYouMean(name, header) }))
  }
  const told = columnTypes(config)
  const known = new Map((seed.asDbt ? Object.entries(types) : told).map(([name, type]) => [fold(name), type]))
  const columns = names.map((name) => {
    const type = known.get(fold(name))
    const said = words.get(fold(name)) ?? { found: true as const }
    const written = 'type' in said ? { typeWritten: said.type } : {}
    return { ...said, name, ...(type === undefined ? {} : { type, typeFound: true as const, ...written }) }
  })
  return { columns, loadTypes: types }
}

const fold = (name: string): string => name.toLowerCase()

function columnTypes({ column_types: types }: JsonObject): [name: string, type: string][] {
  return isJsonObject(types) ? Object.entries(types).map(([name, type]) => [name, String(type)]) : []
}

/** `column_types:` wins over `data_type:` of the YAML entry. */
function typesOf({ config, declared }: SeedFile): Readonly<Record<string, string>> {
  const types = new Map<string, readonly [name: string, type: string]>()
  for (const [, { name, type }] of declared) if (type !== undefined) types.set(fold(name), [name, type])
  for (const entry of columnTypes(config)) types.set(fold(entry[0]), entry)
  return Object.fromEntries(types.values())
}

function typesAsDbt(
  { file, config, typesAt }: SeedFile,
  header: readonly string[] | undefined,
  report: Report,
): Readonly<Record<string, string>> {
  const told = columnTypes(config)
  if (header === undefined) return Object.fromEntries(told)
  for (const [name] of told) {
    if (header.includes(name)) continue
    const near = header.find((other) => fold(other) === fold(name)) ?? didYouMean(name, header)
    report(seedTypeUnused({ file, column: name, at: typesAt, near }))
  }
  return Object.fromEntries(told.filter(([name]) => header.includes(name)))
}

function delimiterOf(config: JsonObject): string {
  return typeof config.delimiter === 'string' ? config.delimiter : ','
}

/** Fields of the first line; quotes may hold delimiters and line ends. */
function headerOf(content: Uint8Array, delimiter: string, dbt: JsonObject | undefined): readonly string[] {
  const text = new TextDecoder().decode(content.subarray(0, 65_536)).replace(/^\uFEFF/, '')
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (quoted) {
      if (char !== '"') field += char
      else if (text[at + 1] === '"') field += text[++at]!
      else quoted = false
    } else if (char === '"') quoted = true
    else if (char === '\n' || char === '\r') break
    else if (text.startsWith(delimiter, at)) {
      fields.push(field)
      field = ''
      at += delimiter.length - 1
    } else field += char
  }
  fields.push(field)
  if (dbt !== undefined) return seedHeader(fields, dbt.quote_columns === false)
  return fields.map((name) => name.trim()).filter((name) => name !== '')
}
