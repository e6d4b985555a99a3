import type { Column } from '../../manifest/column.ts'
import type { JsonObject } from '../../manifest/json.ts'
import { seedColumnMissing } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Report } from '../../problems/problem.ts'
import type { ColumnDefinition } from '../../project/definitions.ts'
import { isJsonObject } from '../../project/json.ts'

/** The columns of a CSV file's first line, in its order, with what YAML and `column_types` say of them. */
export function seedColumns(
  content: Uint8Array | undefined,
  file: string,
  config: JsonObject,
  declared: readonly (readonly [definition: ColumnDefinition, column: Column])[],
  report: Report,
): Column[] {
  const types = isJsonObject(config.column_types) ? config.column_types : {}
  const typeOf = new Map(Object.entries(types).map(([name, type]) => [name.toLowerCase(), String(type)]))
  const header =
    content === undefined || !/\.csv$/i.test(file) ? undefined : headerOf(content, delimiterOf(config))
  const words = new Map(declared.map(([, column]) => [column.name.toLowerCase(), column]))
  const names = header ?? declared.map(([, { name }]) => name)
  for (const [definition, { name }] of declared) {
    if (header === undefined || header.some((other) => other.toLowerCase() === name.toLowerCase())) continue
    report(seedColumnMissing({ file, column: name, at: definition.at, near: didYouMean(name, header) }))
  }
  return names.map((name) => {
    const type = typeOf.get(name.toLowerCase())
    const said = words.get(name.toLowerCase()) ?? { found: true as const }
    return { ...said, name, ...(type === undefined ? {} : { type, typeFound: true as const }) }
  })
}

function delimiterOf(config: JsonObject): string {
  return typeof config.delimiter === 'string' ? config.delimiter : ','
}

/** Fields of the first line; quotes may hold delimiters and line ends. */
function headerOf(content: Uint8Array, delimiter: string): string[] {
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
  return [...fields, field].map((name) => name.trim()).filter((name) => name !== '')
}
