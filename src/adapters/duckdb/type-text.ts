import {
  DuckDBArrayType,
  DuckDBListType,
  DuckDBMapType,
  DuckDBStructType,
  type DuckDBType,
  DuckDBUnionType,
} from '@duckdb/node-api'
import { keywords } from './keywords.ts'

/** A type as DuckDB itself writes it: the library forgets that JSON is more than a text, and quotes every field. */
export function typeText(type: DuckDBType): string {
  if (type.alias !== undefined) return type.alias
  if (type instanceof DuckDBListType) return `${typeText(type.valueType)}[]`
  if (type instanceof DuckDBArrayType) return `${typeText(type.valueType)}[${type.length}]`
  if (type instanceof DuckDBMapType) return `MAP(${typeText(type.keyType)}, ${typeText(type.valueType)})`
  if (type instanceof DuckDBStructType) return `STRUCT(${fields(type.entryNames, type.entryTypes)})`
  if (type instanceof DuckDBUnionType) return `UNION(${fields(type.memberTags, type.memberTypes)})`
  return String(type)
}

function fields(names: readonly string[], types: readonly DuckDBType[]): string {
  return names.map((name, index) => `${quotedIfNeeded(name)} ${typeText(types[index]!)}`).join(', ')
}

function quotedIfNeeded(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !keywords.has(name.toLowerCase())
  return plain ? name : `"${name.replaceAll('"', '""')}"`
}
