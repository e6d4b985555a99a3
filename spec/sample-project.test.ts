// The sample project's own policies: everything described, owned and tested; nothing personal; nothing generated in git.

import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CompileOutcome, compile, type Model, type Node } from '../src/index.ts'

const root = resolve(import.meta.dirname, '..')
let outcome: CompileOutcome
let models: readonly Model[]
let nodes: readonly Node[]

beforeAll(async () => {
  outcome = await compile({ directory: root, environment: {}, cache: false })
  nodes = [...outcome.manifest.nodes.values()]
  models = nodes.filter((node) => node.kind === 'model')
})

describe('the sample project', () => {
  it('has no problems, not even warnings', () => {
    expect(outcome.problems).toEqual([])
  })

  it('has at least 45 models over the five layers', () => {
    expect(models.length).toBeGreaterThanOrEqual(45)
    expect(new Set(models.map((model) => model.layer))).toEqual(
      new Set(['staging', 'intermediate', 'dim', 'fact', 'mart']),
    )
  })

  it('has freshness and a volume check for every table of its sources', () => {
    const tables = nodes.filter((node) => node.kind === 'source')
    expect(tables.length).toBe(36)
    const checked = new Set(
      nodes.flatMap((node) =>
        node.kind === 'test' && node.name.includes('rows_at_least') ? node.dependsOn : [],
      ),
    )
    expect(tables.flatMap(({ id, name }) => (checked.has(id) ? [] : [name]))).toEqual([])
    expect(tables.flatMap((node) => ('freshness' in node && node.freshness ? [] : [node.name]))).toEqual([])
  })

  it('describes every model and every column', () => {
    const bare = models.flatMap((model) => [
      ...(model.description === '' ? [model.name] : []),
      ...model.columns
        .filter((column) => !column.description)
        .map((column) => `${model.name}.${column.name}`),
    ])
    expect(bare).toEqual([])
  })

  it('declares exactly the columns that the SQL gives', () => {
    for (const model of models) {
      const inferred = outcome.compiled.get(model.id)?.columns?.map((column) => column.name)
      expect(inferred, model.name).toEqual(model.columns.map((column) => column.name))
    }
  })

  it('knows the lineage of every output column', () => {
    const unknown = models.flatMap((model) => {
      const compiled = outcome.compiled.get(model.id)
      if (!compiled?.analysed) return [model.name]
      const constants = ['int_months', 'dim_dates']
      const traced = new Set(compiled.lineage.map((edge) => edge.to))
      const missing = (compiled.columns ?? [])
        .filter((column) => !traced.has(column.name))
        .map((column) => column.name)
      return constants.includes(model.name) ? [] : missing.map((column) => `${model.name}.${column}`)
    })
    // Columns that no input flows into: counts of rows, whether rows exist, and series of numbers.
    const allowed =
      /(\.(customers|paid_after_3_months|paying_customers|customers_a_year_before|cohort_size|signups|trials|attempts|subscriptions|bills|tickets|refunds|disputes|new_customers)|retention_curve\.months_since)$/
    expect(unknown.filter((name) => !allowed.test(name))).toEqual([])
  })

  it('names an owner for every model', () => {
    expect(models.filter((model) => typeof model.meta.owner !== 'string').map((model) => model.name)).toEqual(
      [],
    )
  })

  it('tests every model', () => {
    const tested = new Set(nodes.flatMap((node) => (node.kind === 'test' ? node.dependsOn : [])))
    expect(models.filter((model) => !tested.has(model.id)).map((model) => model.name)).toEqual([])
  })

  it('holds no column that could identify a person', () => {
    const personal =
      /(^|_)(e_?mail|first_name|last_name|full_name|phone|address|street|ip|birth|ssn|iban|card_number)(_|$)/
    const found = nodes.flatMap((node) =>
      'columns' in node
        ? node.columns
            .filter((column) => personal.test(column.name))
            .map((column) => `${node.name}.${column.name}`)
        : [],
    )
    expect(found).toEqual([])
  })

  it('keeps generated data out of git', () => {
    const ignored = ['data/raw/customers.parquet', 'target/warehouse.duckdb', 'x.parquet', 'y.duckdb']
    const told = execFileSync('git', ['check-ignore', ...ignored], { cwd: root, encoding: 'utf8' })
    expect(told.trim().split('\n')).toEqual(ignored)
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    // The fixtures of the specification are written by hand.
    expect(tracked).not.toMatch(/^(?!spec\/).*\.(parquet|duckdb|ndjson)$/m)
  })
})
