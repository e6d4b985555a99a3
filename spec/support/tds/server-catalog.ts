// What the fixture's database knows of its tables, as its DDL said it.

export interface CatalogColumn {
  readonly name: string
  /** In lower case, e.g. `nvarchar`. */
  readonly base: string
  /** As written, e.g. `NVARCHAR(40)`. */
  readonly type: string
  readonly nullable: boolean
  readonly identity: boolean
  readonly encrypted?: boolean
  readonly masked?: boolean
}

export interface CatalogTable {
  readonly schema: string
  readonly name: string
  readonly columns: CatalogColumn[]
  readonly key: readonly string[]
  readonly unique: readonly (readonly string[])[]
  tracked: boolean
  /** By CDC. */
  captured?: boolean
  /** Columns of its capture instance. */
  capturedColumns?: readonly string[]
}

/** Reads `CREATE TABLE [s].[t] ([c] TYPE ..., CONSTRAINT ...)`. */
export function readCreateTable(sql: string): CatalogTable {
  const match =
    /CREATE\s+TABLE\s+((?:\[[^\]]+\]|\w+)(?:\.(?:\[[^\]]+\]|\w+))?)\s*\(([\s\S]*)\)\s*;?\s*$/i.exec(sql)
  if (!match) throw new Error(`The fixture cannot read: ${sql}`)
  const [schema, name] = match[1]!.split('.').map((part) => part.replace(/^\[|\]$/g, '')) as [string, string]
  const columns: CatalogColumn[] = []
  let key: readonly string[] = []
  const unique: string[][] = []
  for (const part of splitTop(match[2]!)) {
    const constraint = /^CONSTRAINT\s+\S+\s+(PRIMARY KEY|UNIQUE)[^(]*\((.*)\)$/is.exec(part)
    const named = (list: string) => [...list.matchAll(/\[([^\]]+)\]/g)].map(([, found]) => found!)
    if (constraint?.[1]?.toUpperCase() === 'PRIMARY KEY') key = named(constraint[2]!)
    else if (constraint) unique.push(named(constraint[2]!))
    if (/^CONSTRAINT/i.test(part)) continue
    const column = /^\[([^\]]+)\]\s+(\w+)(\s*\([^)]*\))?(.*)$/s.exec(part)
    if (!column) throw new Error(`The fixture cannot read the column: ${part}`)
    const rest = column[4]!.toUpperCase()
    columns.push({
      name: column[1]!,
      base: column[2]!.toLowerCase().replace(/^rowversion$/, 'timestamp'),
      type: `${column[2]}${column[3] ?? ''}`,
      nullable: !rest.includes('NOT NULL'),
      identity: rest.includes('IDENTITY'),
    })
    if (rest.includes('PRIMARY KEY')) key = [column[1]!]
  }
  return { schema: name ? schema : 'dbo', name: name ?? schema, columns, key, unique, tracked: false }
}

function splitTop(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === "'") quoted = !quoted
    else if (quoted) continue
    else if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === ',' && depth === 0) {
      parts.push(text.slice(from, at).trim())
      from = at + 1
    }
  }
  parts.push(text.slice(from).trim())
  return parts
}

/** max_length, precision and scale as sys.columns has them. */
export function sizesOf({ base, type }: CatalogColumn): { length: number; precision: number; scale: number } {
  const [first, second] = [...type.matchAll(/\d+|MAX/gi)]
    .map(([found]) => found)
    .filter((_, index, all) => (/datetime2/i.test(type) ? index === all.length - 1 && /\(/.test(type) : true))
  const size = first === undefined ? undefined : /max/i.test(first) ? -1 : Number(first)
  switch (base) {
    case 'nvarchar':
    case 'nchar':
      return { length: size === undefined ? 2 : size < 0 ? -1 : size * 2, precision: 0, scale: 0 }
    case 'varchar':
    case 'char':
    case 'varbinary':
    case 'binary':
      return { length: size ?? 1, precision: 0, scale: 0 }
    case 'decimal':
    case 'numeric':
      return { length: 17, precision: size ?? 18, scale: Number(second ?? 0) }
    case 'money':
      return { length: 8, precision: 19, scale: 4 }
    case 'smallmoney':
      return { length: 4, precision: 10, scale: 4 }
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return { length: 8, precision: 27, scale: size ?? 7 }
    case 'xml':
      return { length: -1, precision: 0, scale: 0 }
    default:
      return { length: 8, precision: 0, scale: 0 }
  }
}
