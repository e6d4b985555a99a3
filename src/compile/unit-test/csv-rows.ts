import type { Json } from '../../manifest/json.ts'

/** CSV with a header line as rows of strings; an empty field is null. Undefined where a line has other fields than the header. */
export function csvRows(text: string): readonly Readonly<Record<string, Json>>[] | { readonly line: number } {
  const records = readRecords(text)
  const [header, ...lines] = records
  if (header === undefined) return []
  const names = header.fields.map(({ text: name }) => name.trim())
  const rows: Record<string, Json>[] = []
  for (const { fields, line } of lines) {
    if (fields.length !== names.length) return { line }
    rows.push(
      Object.fromEntries(
        fields.map(({ text: field, quoted }, index) => [
          names[index]!,
          field === '' && !quoted ? null : field,
        ]),
      ),
    )
  }
  return rows
}

interface Field {
  readonly text: string
  readonly quoted: boolean
}

/** RFC 4180; blank lines are nothing, white space around an unquoted field is not part of it. */
function readRecords(text: string): { readonly fields: readonly Field[]; readonly line: number }[] {
  const pattern = /[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|((?![ \t"])[^,\r\n]+|))(,|\r\n|\r|\n|$)/y
  const records: { fields: Field[]; line: number }[] = []
  let fields: Field[] = []
  let line = 1
  let began = 1
  while (pattern.lastIndex < text.length || fields.length > 0) {
    const match = pattern.exec(text)
    if (match === null) return [...records, { fields: [], line }]
    const [all, quoted, plain = '', end] = match
    fields.push(
      quoted === undefined
        ? { text: plain.trim(), quoted: false }
        : { text: quoted.replaceAll('""', '"'), quoted: true },
    )
    line += all.split(/\r\n|\r|\n/).length - 1
    if (end === ',') continue
    const blank = fields.length === 1 && fields[0]!.text === '' && !fields[0]!.quoted
    if (!blank) records.push({ fields, line: began })
    fields = []
    began = line
  }
  return records
}
