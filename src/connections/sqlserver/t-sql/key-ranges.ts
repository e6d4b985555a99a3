// Ranges of a key.

import type { ServerColumn, TableName } from '../../server-connection.ts'
import { list, typedParameter } from './exact.ts'
import { quoteName, quoteTable } from './names.ts'

type Typed = Pick<ServerColumn, 'name' | 'base' | 'type' | 'collation'>

/** Rows after a key, in the key's order: `(a > @k0) OR (a = @k0 AND b > @k1)`. */
export function afterKey(key: readonly Typed[], parameter = 'k'): string {
  return key
    .map((column, index) => {
      const same = key
        .slice(0, index)
        .map((before, at) => `${quoteName(before.name)} = ${typedParameter(before, `${parameter}${at}`)}`)
      return `(${[...same, `${quoteName(column.name)} > ${typedParameter(column, `${parameter}${index}`)}`].join(' AND ')})`
    })
    .join(' OR ')
}

/** Rows up to the key `@u0`, `@u1` ..., with it; the first column alone bounds what an index is searched for. */
export function upToKey(key: readonly Typed[]): string {
  const first = `${quoteName(key[0]!.name)} <= ${typedParameter(key[0]!, 'u0')}`
  return key.length === 1 ? first : `${first} AND NOT (${afterKey(key, 'u')})`
}

/** Every `@step`th key in the key's order: an index is read through, not the table. ("ROW_NUMBER") */
export function keysApart(table: TableName, key: readonly Typed[], where: string | undefined): string {
  const names = key.map(({ name }) => quoteName(name)).join(', ')
  return `SELECT ${list(key, 'q')}
FROM (SELECT ${names}, ROW_NUMBER() OVER (ORDER BY ${names}) AS [__number] FROM ${quoteTable(table)}${where ? ` WHERE ${where}` : ''}) AS q
WHERE q.[__number] % @step = 0
ORDER BY q.[__number]`
}
