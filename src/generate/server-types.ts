// The types of SQL Server in which an operational database keeps generated columns.

export type ServerType =
  | {
      readonly kind: 'tinyint' | 'smallint' | 'int' | 'bigint' | 'bit' | 'float' | 'date' | 'uniqueidentifier'
    }
  /** Length in UTF-16 units, at most 4000. */
  | { readonly kind: 'nvarchar' | 'nchar'; readonly length: number | 'max' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  /** Scale: digits after the second, 0 to 7. */
  | { readonly kind: 'datetime2'; readonly scale: number }

export const int: ServerType = { kind: 'int' }
export const tinyint: ServerType = { kind: 'tinyint' }
export const smallint: ServerType = { kind: 'smallint' }
export const bigint: ServerType = { kind: 'bigint' }
export const guid: ServerType = { kind: 'uniqueidentifier' }
export const nvarchar = (length: number | 'max'): ServerType => ({ kind: 'nvarchar', length })
export const nchar = (length: number): ServerType => ({ kind: 'nchar', length })
export const decimal = (precision: number, scale: number): ServerType => ({
  kind: 'decimal',
  precision,
  scale,
})
export const datetime2 = (scale: number): ServerType => ({ kind: 'datetime2', scale })

/** As DDL writes it, e.g. `NVARCHAR(40)`, `DECIMAL(19, 4)`, `DATETIME2(3)`. */
export function serverTypeName(type: ServerType): string {
  const name = type.kind.toUpperCase()
  if ('length' in type) return `${name}(${type.length === 'max' ? 'MAX' : type.length})`
  if ('precision' in type) return `${name}(${type.precision}, ${type.scale})`
  return 'scale' in type ? `${name}(${type.scale})` : name
}
