import { describe, expect, it } from 'vitest'
import { buildCases, buildStatements } from '../../../spec/support/bigquery-builds.ts'

describe('builds where CREATE and DROP cannot be rolled back', () => {
  it('send these statements in this order', async () => {
    const parts: string[] = []
    for (const build of buildCases) {
      const { sent, status } = await buildStatements(build)
      expect(status, build.name).toBe(build.failing === true ? 'error' : 'success')
      parts.push(
        `-- ${build.name}\n${sent.map((sql) => (sql.startsWith('--') ? `${sql}\n` : `${sql};\n`)).join('\n')}`,
      )
    }
    await expect(parts.join('\n')).toMatchFileSnapshot('./without-rollback.expected.sql')
  })

  it.each(buildCases.filter(({ former }) => former === 'table'))(
    'never leave the place of the table empty: $name',
    async (build) => {
      const { sent } = await buildStatements(build)
      const view = build.config?.materialized === 'view'
      expect(
        sent.filter((sql) => /^DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders`$/.test(sql)),
      ).toHaveLength(view ? 1 : 0)
    },
  )
})
