import { expect, it } from 'vitest'
import type { ServerColumn, ServerTable } from '../../connections/server-connection.ts'
import { typedParameter } from '../../connections/sqlserver/t-sql/exact.ts'
import { testSource } from '../test-source.ts'
import { readSqlserverRequest } from './request.ts'
import { settleColumns } from './settle-columns.ts'

const column = (name: string, more: Partial<ServerColumn> = {}): ServerColumn => ({
  ...{ name, base: 'int', type: 'int', nullable: true, identity: false, computed: false },
  ...more,
})

const table: ServerTable = {
  ...{ schema: 'dbo', name: 'sums', kind: 'table', key: ['id'], tracksChanges: true },
  columns: [column('id'), column('a'), column('twice', { computed: true })],
}

function settled(cursor: string) {
  const load = { connection: 'app', cursor }
  const request = readSqlserverRequest(testSource({ table: 'sums', loader: 'sqlserver', load }))
  const { shapes, warnings } = settleColumns(table, request, undefined, true, undefined)
  return { names: shapes.map(({ column: { name } }) => name), codes: warnings.map(({ code }) => code) }
}

it('leaves out what change data capture does not tell', () => {
  expect(settled('cdc')).toEqual({ names: ['id', 'a'], codes: ['sqlserver-computed-not-captured'] })
  expect(settled('change_tracking')).toEqual({ names: ['id', 'a', 'twice'], codes: [] })
})

it('compares keys of one byte a letter in the collation of their column', () => {
  const name = column('name', {
    ...{ base: 'varchar', type: 'varchar(20)', collation: 'Cyrillic_General_CI_AS' },
  })
  expect(typedParameter(name, 'k0')).toBe('CAST(@k0 COLLATE Cyrillic_General_CI_AS AS VARCHAR(20))')
  const wide = { ...name, base: 'nvarchar', type: 'nvarchar(20)' }
  expect(typedParameter(wide, 'k0')).toBe('CAST(@k0 AS NVARCHAR(20))')
  expect(typedParameter({ ...name, collation: 'x; DROP TABLE t' }, 'k0')).toBe('CAST(@k0 AS VARCHAR(20))')
})
