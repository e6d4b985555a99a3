import { describe, expect, it } from 'vitest'
import type { Problem } from '../problems/problem.ts'
import { configLayers, type MergedConfig, mergeConfig, reportUnusedPaths } from './config-tree.ts'
import type { JsonObject } from './json.ts'
import { loadProject } from './load-project.ts'
import type { LoadedProject } from './loaded-project.ts'

function project(files: Readonly<Record<string, string>>): LoadedProject {
  const folders: Readonly<Record<string, readonly string[]>> = { '/p/dbt_packages': ['tools'] }
  return loadProject(
    {
      directory: '/p',
      environment: {},
      files: {
        readText: (path) => files[path.replace('/p/', '')],
        list: (folder) => folders[folder]?.map((name) => ({ name, kind: 'folder' })),
      },
    },
    () => {},
  )
}

const acme = project({
  'project.yml': `name: acme
models:
  +tags: all
  +meta: {owner: data, tier: 1}
  acme:
    +materialized: view
    +post-hook: first
    mart:
      materialized: table
      +tags: [mart, all]
      +meta: {tier: 2}
      +post_hook: [second]
      +enabled: "{{ target.name == 'local' }}"
      finance:
        +schema: fin
  tools:
    +materialized: table
`,
  'dbt_packages/tools/dbt_project.yml':
    'name: tools\nmodels:\n  tools:\n    +materialized: ephemeral\n    +schema: tools\n',
})

const none: MergedConfig = { values: {}, places: {} }
const settled = (loaded: LoadedProject, fqn: readonly string[], said: JsonObject = {}) =>
  configLayers(loaded, 'models', fqn, [{ values: said, places: {} }]).reduce<MergedConfig>(
    (under, over) => mergeConfig(under, over ?? none),
    none,
  )

describe('configLayers', () => {
  it('goes down the path: the most specific wins, tags and hooks add up, meta merges', () => {
    const config = settled(acme, ['acme', 'mart', 'finance', 'revenue'])
    expect(config.values).toEqual({
      materialized: 'table',
      tags: ['all', 'mart'],
      meta: { owner: 'data', tier: 2 },
      'post-hook': ['first', 'second'],
      enabled: true,
      schema: 'fin',
    })
    expect(config.places.schema).toMatchObject({ file: 'project.yml', line: 15, column: 9 })
    expect(settled(acme, ['acme', 'other']).values).toEqual({
      materialized: 'view',
      tags: ['all'],
      meta: { owner: 'data', tier: 1 },
      'post-hook': ['first'],
    })
  })

  it("lays the root project's tree over a package's own and over what its files say, never over its own files", () => {
    const said = { materialized: 'view', schema: 'said' }
    expect(settled(acme, ['tools', 'x']).values).toMatchObject({ materialized: 'table', schema: 'tools' })
    expect(settled(acme, ['tools', 'x'], said).values).toMatchObject({
      materialized: 'table',
      schema: 'said',
    })
    expect(settled(acme, ['acme', 'mart', 'x'], said).values).toMatchObject({
      materialized: 'view',
      schema: 'said',
    })
  })

  it('takes settings for one model by its name', () => {
    const one = project({ 'project.yml': 'name: a\nmodels:\n  a:\n    orders: {+alias: o}\n' })
    expect(settled(one, ['a', 'orders']).values).toEqual({ alias: 'o' })
    expect(settled(one, ['a', 'staging', 'orders']).values).toEqual({})
  })
})

describe('mergeConfig', () => {
  const merge = (under: JsonObject, over: JsonObject) =>
    mergeConfig({ values: under, places: {} }, { values: over, places: {} }).values

  it('adds grantees behind a plus and replaces them without', () => {
    expect(merge({ grants: { select: ['a'] } }, { grants: { '+select': 'b' } })).toEqual({
      grants: { select: ['a', 'b'] },
    })
    expect(merge({ grants: { select: ['a'] } }, { grants: { select: 'b' } })).toEqual({
      grants: { select: ['b'] },
    })
  })

  it('replaces lists that are not known to add up', () => {
    expect(merge({ unique_key: ['a'] }, { unique_key: ['b'] })).toEqual({ unique_key: ['b'] })
  })
})

describe('reportUnusedPaths', () => {
  it('tells folders that no model is in, and configuration keys that nobody knows', () => {
    const told: Problem[] = []
    const wrong = project({
      'project.yml': `name: acme
models:
  acme:
    stagin:
      +materialized: view
    mart:
      +materialised: table
    persist_docs: {relation: true}
  tolls: {+enabled: false}
`,
    })
    const fqns = [
      ['acme', 'staging', 'a'],
      ['acme', 'mart', 'b'],
    ]
    reportUnusedPaths(wrong, 'models', fqns, (problem) => told.push(problem))
    expect(told).toMatchObject([
      {
        code: 'config-path-unused',
        severity: 'warning',
        hint: 'Did you mean "staging"?',
        at: { line: 4, column: 5 },
      },
      {
        code: 'config-key-unknown',
        severity: 'warning',
        hint: 'Did you mean "materialized"?',
        at: { line: 7 },
      },
      {
        code: 'config-path-unused',
        hint: 'To set the configuration "persist_docs", write "+persist_docs:".',
      },
      { code: 'config-path-unused', at: { line: 9 } },
    ])
  })

  it('is silent where everything is used', () => {
    const told: Problem[] = []
    const fqns = [['acme', 'mart', 'finance', 'revenue']]
    reportUnusedPaths(acme, 'models', fqns, (problem) => told.push(problem))
    expect(told).toEqual([])
  })
})
