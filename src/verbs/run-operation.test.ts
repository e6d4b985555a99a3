import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runOperation } from './run-operation.ts'

const directory = mkdtempSync(join(tmpdir(), 'strata-operation-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

mkdirSync(join(directory, 'macros'))
writeFileSync(join(directory, 'project.yml'), 'name: shop\n')
mkdirSync(join(directory, 'dbt_packages/tools/macros'), { recursive: true })
writeFileSync(join(directory, 'dbt_packages/tools/dbt_project.yml'), 'name: tools\nversion: 1.0.0\n')
writeFileSync(
  join(directory, 'dbt_packages/tools/macros/tidy.sql'),
  "{% macro tidy() %}{% endmacro %}{% macro fine() %}{{ exceptions.raise_compiler_error('no') }}{% endmacro %}",
)
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
    const { failed } = await runOperation({ directory, environment: {}, macro: 'shop.broken' })
    expect(failed.map(({ message }) => message)).toEqual(['no'])
    expect(results()).toEqual([['macro.shop.broken', 'error']])
  })

  it('finds the macro of a package by its bare name, if the project has none of that name', async () => {
    const bare = (macro: string) => runOperation({ directory, environment: {}, macro })
    await bare('tidy')
    expect(results()).toEqual([['macro.tools.tidy', 'success']])
    await bare('fine')
    expect(results()).toEqual([['macro.shop.fine', 'success']])
    await bare('tools.fine').catch(() => undefined)
    expect(results()).toEqual([['macro.tools.fine', 'error']])
  })

  it.each([
    ['brokn', 'There is no macro "brokn".', 'Did you mean "broken"?'],
    ['tidi', 'There is no macro "tidi".', 'Did you mean "tidy"?'],
    ['shop.fin', 'There is no macro "shop.fin".', 'Did you mean "shop.fine"?'],
    ['elsewhere.work', 'There is no macro "elsewhere.work".', 'Write it in a file'],
    ['fine }}{{ broken', 'There is no macro "fine }}{{ broken".', 'Write it in a file'],
  ])('tells that there is no macro %s', async (macro, message, hint) => {
    const failure = await runOperation({ directory, environment: {}, macro }).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      problems: [{ code: 'macro-not-found', message, hint: expect.stringContaining(hint) }],
    })
  })

  it('tells an argument that can be none', async () => {
    const call = runOperation({ directory, environment: {}, macro: 'fine', arguments: '{"a b": 1}' })
    await expect(call).rejects.toThrow('"a b" is no name of an argument of "fine".')
  })
})
