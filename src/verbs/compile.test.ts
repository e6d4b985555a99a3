import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compile } from './compile.ts'

const directory = mkdtempSync(join(tmpdir(), 'strata-compile-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

mkdirSync(join(directory, 'models'))
writeFileSync(join(directory, 'project.yml'), 'name: shop\ndialect: duckdb\n')
const model = (name: string, sql: string) => writeFileSync(join(directory, 'models', `${name}.sql`), sql)

function written() {
  const { nodes } = JSON.parse(readFileSync(join(directory, 'target/manifest.json'), 'utf8'))
  return ['fine', 'wrong', 'unknown'].map(
    (name) => nodes[`model.shop.${name}`].compiled_code as string | undefined,
  )
}

describe('compile', () => {
  it('writes what was rendered, what is wrong with it told, and looks again the next time', async () => {
    model('fine', 'select {{ 1 + 1 }} as id')
    model('wrong', "select * frm {{ ref('fine') }}")
    model('unknown', "select nothing from {{ ref('fine') }}")
    model('off', "{{ config(enabled=false, materialized='of_another_package') }} tables (x)")
    for (const _ of ['first', 'second']) {
      const failure = await compile({ directory, environment: {} }).catch((error: unknown) => error)
      const { problems } = failure as { problems: readonly { code: string }[] }
      expect(problems.map(({ code }) => code).sort()).toEqual(['syntax-error', 'unknown-column'])
      expect(written()).toEqual([
        'select 2 as id',
        'select * frm "warehouse"."analytics"."fine"',
        'select nothing from "warehouse"."analytics"."fine"',
      ])
      expect(readFileSync(join(directory, 'target/compiled/shop/models/wrong.sql'), 'utf8')).toContain('frm')
    }
  })
})
