import { describe, expect, it } from 'vitest'
import { parse } from '../testing/memory-project.ts'

const schema = `
sources:
  - name: app
    tables:
      - name: users
        columns:
          - {name: id, data_type: BIGINT, description: Number of the user.}
          - {name: email, data_type: VARCHAR, description: Where they are written to., tags: [pii]}
models:
  - name: mart
    columns:
      - {name: user_id, description: Who paid.}
`

describe('DescribedColumns', () => {
  it('hands descriptions and tags on along copies and renames, through ephemeral models', async () => {
    const project = parse({
      'models/schema.yml': schema,
      'models/base.sql': `{{ config(materialized='ephemeral') }} select id, email from {{ source('app', 'users') }}`,
      'models/staged.sql': `select id as user_id, email as mail, upper(email) as loud from {{ ref('base') }}`,
      'models/mart.sql': `select user_id, mail from {{ ref('staged') }} union all select 0, mail from {{ ref('staged') }}`,
    })
    const { all, problems } = await project.compile()
    expect(problems).toEqual([])
    const column = (model: string, name: string) =>
      all.get(`model.shop.${model}`)!.columns!.find((each) => each.name === name)
    const email = { node: 'source.shop.app.users', column: 'email' }
    expect(column('staged', 'mail')).toMatchObject({
      description: 'Where they are written to.',
      tags: ['pii'],
      inherited: { description: email, tags: { pii: email } },
    })
    expect(column('staged', 'user_id')).toMatchObject({ description: 'Number of the user.' })
    expect(column('staged', 'loud')).not.toHaveProperty('inherited')
    expect(column('mart', 'user_id')).toMatchObject({ description: 'Who paid.' })
    expect(column('mart', 'mail')?.inherited?.tags).toEqual({ pii: email })
    expect(all.get('model.shop.staged')!.lineage.map(({ from }) => from.node)).toContain('model.shop.base')
  })
})
