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

  it('hands them on over many hops, with the place where they were written', async () => {
    const project = parse({
      'models/schema.yml': `${schema}
  - name: m4_people
    columns:
      - {name: contact, description: The last address.}
`,
      'models/m1_staged.sql': `select id, email as mail from {{ source('app', 'users') }}`,
      'models/m2_inline.sql': `{{ config(materialized='ephemeral') }} select *, upper(mail) as loud from {{ ref('m1_staged') }}`,
      'models/m3_named.sql': `with a as (select * from {{ ref('m2_inline') }}) select id as user_id, mail as address, loud from a`,
      'models/m4_people.sql': `select p.*, p.address as contact from {{ ref('m3_named') }} as p`,
      'models/m5_current.sql': `select user_id as k, address, contact from (select * from {{ ref('m4_people') }}) as q`,
      'models/m6_both.sql': `select address as one, contact as other from {{ ref('m5_current') }} union all select mail, mail from {{ ref('m1_staged') }}`,
    })
    const { all, problems } = await project.compile()
    expect(problems).toEqual([])
    const column = (model: string, name: string) =>
      all.get(`model.shop.${model}`)!.columns!.find((each) => each.name === name)
    const email = { node: 'source.shop.app.users', column: 'email' }
    const written = { node: 'model.shop.m4_people', column: 'contact' }
    expect(column('m5_current', 'k')).toMatchObject({ description: 'Number of the user.' })
    expect(column('m5_current', 'address')?.inherited).toEqual({ description: email, tags: { pii: email } })
    expect(column('m4_people', 'contact')).toMatchObject({ description: 'The last address.', tags: ['pii'] })
    expect(column('m5_current', 'contact')?.inherited).toEqual({ description: written, tags: { pii: email } })
    expect(column('m4_people', 'loud')).not.toHaveProperty('inherited')
    expect(column('m6_both', 'one')).toMatchObject({
      description: 'Where they are written to.',
      tags: ['pii'],
    })
    expect(column('m6_both', 'other')?.inherited).toEqual({ tags: { pii: email } })
  })
})
