import type { ServerColumn, ServerRow, ServerTable } from '../server-connection.ts'

interface MutableTable extends ServerTable {
  readonly columns: ServerColumn[]
  key: string[]
}

/** Rows of the statement `CATALOG` as tables. */
export function readCatalog(rows: readonly ServerRow[]): readonly ServerTable[] {
  const tables = new Map<string, MutableTable>()
  const ordinals = new Map<string, number>()
  for (const row of rows) {
    const [schema, name, column] = row as readonly string[] as [string, string, string]
    const [
      ,
      ,
      ,
      base,
      ,
      ,
      ,
      nullable,
      identity,
      computed,
      ordinal,
      about,
      columnAbout,
      tracks,
      view,
      collation,
      encrypted,
      masked,
    ] = row
    const id = JSON.stringify([schema, name])
    let table = tables.get(id)
    if (!table) {
      table = {
        schema,
        name,
        kind: view ? 'view' : 'table',
        columns: [],
        key: [],
        tracksChanges: tracks === true,
        ...(typeof about === 'string' ? { description: about } : {}),
      }
      tables.set(id, table)
    }
    table.columns.push({
      name: column,
      ...typeOf(String(base ?? ''), Number(row[4]), Number(row[5]), Number(row[6])),
      nullable: nullable === true,
      identity: identity === true,
      computed: computed === true,
      ...(typeof columnAbout === 'string' ? { description: columnAbout } : {}),
      ...(typeof collation === 'string' ? { collation } : {}),
      ...(encrypted === true ? { encrypted } : {}),
      ...(masked === true ? { masked } : {}),
    })
    if (Number(ordinal) > 0) {
      table.key.push(column)
      ordinals.set(`${id}${column}`, Number(ordinal))
      table.key.sort((a, b) => ordinals.get(id + a)! - ordinals.get(id + b)!)
    }
  }
  return [...tables.values()]
}

/** From max_length (bytes, -1 for max), precision and scale of sys.columns. */
function typeOf(
  base: string,
  bytes: number,
  precision: number,
  scale: number,
): Pick<ServerColumn, 'base' | 'type' | 'length' | 'precision' | 'scale'> {
  const unit = base === 'nvarchar' || base === 'nchar' ? 2 : 1
  switch (base) {
    case 'nvarchar':
    case 'nchar':
    case 'varchar':
    case 'char':
    case 'varbinary':
    case 'binary': {
      const length = bytes < 0 ? ('max' as const) : bytes / unit
      return { base, type: `${base}(${length})`, length }
    }
    case 'decimal':
    case 'numeric':
      return { base, type: `${base}(${precision}, ${scale})`, precision, scale }
    case 'money':
    case 'smallmoney':
      return { base, type: base, precision: base === 'money' ? 19 : 10, scale: 4 }
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return { base, type: `${base}(${scale})`, scale }
    default:
      return { base, type: base }
  }
}
