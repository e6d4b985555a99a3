import { expect, it } from 'vitest'
import { openAdapter } from '../../adapters/registry.ts'
import { keyColumn, sameKey } from './same-key.ts'

const column = (collation: string) => ({
  ...{ name: 'k', base: 'nvarchar', type: 'nvarchar(9)', nullable: false, identity: false, computed: false },
  collation,
})

it('takes two keys for one as the server does, by the collation', async () => {
  const adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: '.',
    projectDialect: 'duckdb',
  })
  const same = async (collation: string, one: string, other: string) => {
    const sql = `SELECT ${sameKey([keyColumn(column(collation))], 'a', 'b', adapter)} FROM (SELECT '${one}' AS k) a, (SELECT '${other}' AS k) b`
    return (await adapter.connection.query(sql)).rows[0]![0]
  }
  try {
    for (const [collation, one, other, equal] of [
      ['Latin1_General_CS_AS', 'a', 'a ', true],
      ['Latin1_General_CS_AS', 'a', 'A', false],
      ['Latin1_General_CI_AS', 'a', 'A ', true],
      ['Latin1_General_CI_AS', 'é', 'e', false],
      ['Latin1_General_CI_AI', 'É', 'e', true],
      ['SQL_Latin1_General_CP1_CI_AI', 'ệŮ', 'eu', true],
      ['Latin1_General_CS_AI', 'É', 'E ', true],
      ['Latin1_General_CS_AI', 'É', 'e', false],
      ['Latin1_General_100_CI_AI_SC', 'й', 'и', false],
      // A letter of its own there.
      ['Modern_Spanish_CI_AI', 'ñ', 'n', false],
    ] as const)
      expect([collation, one, other, await same(collation, one, other)]).toEqual([
        collation,
        one,
        other,
        equal,
      ])
  } finally {
    await adapter.close()
  }
})
