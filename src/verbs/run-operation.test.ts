import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runOperation } from './run-operation.ts'

const directory = mkdtempSync(join(tmpdir(), 'strata-operation-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

mkdirSync(join(directory, 'macros'))
writeFileSync(join(directory, 'project.yml'), 'name: shop\n')
writeFileSync(
  join(directory, 'macros/work.sql'),
  "{% macro fine() %}{% do run_query('select 1') %}{% endmacro %}{% macro broken() %}{{ exceptions.raise_compiler_error('no') }}{% endmacro %}",
)

function results() {
  const { results } = JSON.parse(readFileSync(join(directory, 'target/run_results.json'), 'utf8'))
  return results.map(({ unique_id, status }: { unique_id: string; status: string }) => [unique_id, status])
}

describe('runOperation', () => {
  it('writes run_results.json, as dbt does', async () => {
    await runOperation({ directory, environment: {}, macro: 'fine' })
    expect(results()).toEqual([['macro.shop.fine', 'success']])
    await expect(runOperation({ directory, environment: {}, macro: 'shop.broken' })).rejects.toThrow('no')
    expect(results()).toEqual([['macro.shop.broken', 'error']])
  })
})
