import stringWidth from 'string-width'
import type { Json, RowSample } from '../index.ts'

/** Rows as a box for people. Numbers stand to the right, NULL is written so, long cells are cut. */
export function rowsAsTable(sample: RowSample, width = 120): string {
  const cells = sample.rows.map((row) =>
    row.map((value, i) => cellText(plainNumber(value, sample.types?.[i]))),
  )
  const heads = sample.columns
  const limit = Math.max(12, Math.floor((width - 1) / Math.max(1, heads.length)) * 2)
  const widths = heads.map((head, i) =>
    Math.min(
      limit,
      cells.reduce((most, row) => Math.max(most, stringWidth(row[i] ?? '')), stringWidth(head)),
    ),
  )
  const right = heads.map(
    (_, i) =>
      sample.rows.length > 0 && sample.rows.every((row) => typeof row[i] === 'number' || row[i] === null),
  )
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => pad(cell, widths[i]!, right[i]!)).join(' | ')} |`
  const rule = `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`
  return `${[line(heads), rule, ...cells.map(line)].join('\n')}\n`
}

function pad(cell: string, width: number, right: boolean): string {
  const cut = stringWidth(cell) > width ? cutTo(cell, width) : cell
  const space = ' '.repeat(Math.max(0, width - stringWidth(cut)))
  return right ? space + cut : cut + space
}

function cutTo(cell: string, width: number): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(cell)) {
    if (stringWidth(kept + segment) > width - 1) break
    kept += segment
  }
  return `${kept}…`
}

/** Control characters would move the cursor; they are shown as escapes. */
function cellText(value: Json): string {
  if (value === null) return 'NULL'
  const text = typeof value === 'string' ? value : jsonText(value)
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    (character) => escapes[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** RFC 4180, with a header line; NULL is an empty field, an empty string is `""`. */
export function rowsAsCsv(sample: RowSample): string {
  const lines = [
    sample.columns.map(csvField),
    ...sample.rows.map((row) => row.map((value, i) => csvValue(plainNumber(value, sample.types?.[i])))),
  ]
  return lines.map((line) => `${line.join(',')}\r\n`).join('')
}

function csvValue(value: Json): string {
  if (value === null) return ''
  if (value === '') return '""'
  return csvField(typeof value === 'string' ? value : jsonText(value))
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One array of row objects. Columns of the same name get `_2`, `_3`, ... so that none is lost. */
export function rowsAsJson(sample: RowSample): string {
  const names = uniqueNames(sample.columns)
  const rows = sample.rows.map(
    // Written by hand, because an object would put columns named like numbers first.
    (row) =>
      `  {${names.map((name, i) => `${JSON.stringify(name)}:${jsonValue(row[i] ?? null, sample.types?.[i])}`).join(',')}}`,
  )
  return rows.length === 0 ? '[]\n' : `[\n${rows.join(',\n')}\n]\n`
}

/** The rows below `show`, under the name of their node, as dbt prints them. */
export function rowsAsDbtJson(sample: RowSample, node?: string): string {
  const head = node === undefined ? '' : `"node": ${JSON.stringify(node)},\n`
  return `{\n${head}"show": ${rowsAsJson(sample)}}\n`
}

const exactTypes = /^(DECIMAL|HUGEINT|UHUGEINT|BIGINT|UBIGINT|NUMERIC|BIGNUMERIC|INT64)\b/

/** Integers beyond 2^53 and decimals come as text, so that no digit is lost; JSON numbers may hold them all. */
function jsonValue(value: Json, type: string | undefined): string {
  if (typeof value === 'string' && isNumber(value, type))
    return plainNumber(value, type).replace(/^(-?)0+(?=\d)/, '$1')
  return jsonText(value)
}

/** As JSON.stringify writes it, but that a zero keeps its sign: -0.0. */
function jsonText(value: Json): string {
  if (Object.is(value, -0)) return '-0.0'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`
  return `{${Object.entries(value)
    .map(([name, each]) => `${JSON.stringify(name)}:${jsonText(each)}`)
    .join(',')}}`
}

function isNumber(value: Json, type: string | undefined): boolean {
  if (typeof value !== 'string') return typeof value === 'number' || value === null
  return type !== undefined && exactTypes.test(type) && /^-?\d+(\.\d+)?$/.test(value)
}

/** BigQuery's NUMERIC has no trailing zeros; it is DECIMAL(38,9) here, whose text has them. */
function plainNumber<Value extends Json>(value: Value, type: string | undefined): Value | string
function plainNumber(value: Json, type: string | undefined): Json {
  if (typeof value !== 'string' || type !== 'DECIMAL(38,9)' || !value.includes('.')) return value
  return value.replace(/\.?0+$/, '')
}

function uniqueNames(columns: readonly string[]): string[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    let name = column
    for (let n = 2; taken.has(name); n++) name = `${column}_${n}`
    taken.add(name)
    return name
  })
}
