// What BigQuery would be sent is read by the public GoogleSQL analyser: every kind of statement and every model of the sample
// project. Its build is of 2023; what it does not know yet is named below, one by one.

import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderColumns, testStatements } from '../src/adapters/bigquery/statements/test-statements.ts'
import { testFunctions } from '../src/compile/compile/test-functions.ts'
import { type CompileOutcome, compile } from '../src/index.ts'
import { buildCases, buildStatements, orderColumns as orders } from './support/bigquery-builds.ts'
import { Googlesql, type GooglesqlTable } from './support/googlesql.ts'

/** Constructs of BigQuery that the analyser's build does not know: the pattern, and why it is right nonetheless. */
const newer: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  {
    pattern: /\bML\.\w+\(|\bHPARAM_\w+\(/,
    why: "BigQuery ML's functions belong to the service, not to the language",
  },
  { pattern: /^REMOTE WITH CONNECTION /m, why: 'the catalog given to the analyser has no connections' },
]

let analyser: Googlesql

beforeAll(async () => {
  analyser = await Googlesql.start(process.env.STRATA_TEST_GOOGLESQL!)
})
afterAll(() => analyser?.stop())

const known = (refusal: string | undefined, sql: string) =>
  refusal !== undefined && newer.some(({ pattern }) => pattern.test(sql)) ? undefined : refusal

describe('statements for BigQuery', () => {
  const columns = orderColumns.map(({ name, type }) => ({ name, type: type! }))
  const tables: readonly GooglesqlTable[] = [
    ...['orders', 'orders_new', 'orders__strata_a1b2c3d4'].map((name) => ({
      path: ['acme-prod', 'shop', name],
      columns,
    })),
    { path: ['acme-prod', 'shop', 'customers'], columns: [{ name: 'name', type: 'STRING' }] },
    { path: ['acme-prod', 'shop', 'orders_view'], columns },
    {
      path: ['acme-prod', 'shop', 'orders_by_ingestion'],
      columns: columns.filter(({ name }) => name !== 'sold_at'),
      ingestion: true,
    },
  ]
  it.each(testStatements)('$name', async ({ name, statements }) => {
    // What a script has just made is not in the catalog, so an insert into it cannot resolve.
    const own = { path: ['acme-prod', 'shop', 'orders_new'], columns, ingestion: true }
    const there = /ingestion/.test(name)
      ? [...tables.filter(({ path }) => path[2] !== 'orders_new'), own]
      : tables
    for (const { sql } of statements) expect(known(await analyser.refusal(sql, there), sql)).toBeUndefined()
  })

  it('notices what is not GoogleSQL', async () => {
    expect(await analyser.refusal('SELECT 1::int', [])).toMatch(/Syntax error/)
    expect(await analyser.refusal('SELECT amont FROM `acme-prod`.shop.orders', tables)).toMatch(
      /amont.*amount/,
    )
  })
})

describe('functions of a project', () => {
  it.each(testFunctions)('$name', async ({ bigquery }) => {
    expect(known(await analyser.refusal(bigquery, []), bigquery)).toBeUndefined()
  })
})

describe('builds in BigQuery', () => {
  const columns = orders.map(({ name, type }) => ({ name, type: type! }))
  const times = ['dbt_updated_at', 'dbt_valid_from', 'dbt_valid_to'].map((name) => ({
    name,
    type: 'TIMESTAMP',
  }))
  const versions = [...columns, { name: 'dbt_scd_id', type: 'STRING' }, ...times]
  const shop = (name: string, own: GooglesqlTable['columns']) => ({
    path: ['acme-prod', 'shop', name],
    columns: own,
  })

  it.each(buildCases)('$name', async (build) => {
    const own = build.kind === 'snapshot' ? versions : columns
    const waiting = [...versions, { name: 'strata_closes', type: 'STRING' }]
    const tables = [
      ...[shop('raw_orders', columns), shop('orders', own), shop('orders__strata_run00001', own)],
      ...[shop('orders_new__strata_run00001', own), shop('orders_new_changed__strata_run00001', waiting)],
    ]
    for (const sql of (await buildStatements(build)).sent) {
      if (!sql.startsWith('--')) expect(known(await analyser.refusal(sql, tables), sql)).toBeUndefined()
    }
  })
})

describe("the sample project's prod target", () => {
  let outcome: CompileOutcome
  beforeAll(async () => {
    outcome = await compile({
      directory: resolve(import.meta.dirname, '..'),
      environment: { GCP_PROJECT: 'acme-prod' },
      target: 'prod',
      cache: false,
    })
  })

  it('compiles without problems', () => {
    expect(outcome.problems).toEqual([])
  })

  it('is GoogleSQL in every model, test and snapshot', async () => {
    const nodes = [...outcome.manifest.nodes.values()]
    const tables = nodes.flatMap((node): readonly GooglesqlTable[] => {
      if (!('relation' in node) || node.kind === 'test' || node.kind === 'function') return []
      const columns = outcome.compiled.get(node.id)?.columns ?? node.columns
      const { database, schema, name } = node.relation
      const path = [database!, schema, name]
      const own = columns.map((column) => ({ name: column.name, type: column.type ?? 'STRING' }))
      const versions = ['dbt_valid_from', 'dbt_valid_to', 'dbt_updated_at'].map((name) => ({
        name,
        type: 'TIMESTAMP',
      }))
      const snapshot = node.kind === 'snapshot' ? [...versions, { name: 'dbt_scd_id', type: 'STRING' }] : []
      return [{ path, columns: [...own, ...snapshot] }]
    })
    const refused: string[] = []
    for (const [id, compiled] of outcome.compiled) {
      for (const query of [compiled.first, compiled.later]) {
        if (query === undefined) continue
        const refusal = known(await analyser.refusal(query.sql, tables), query.sql)
        if (refusal !== undefined) refused.push(`${id}: ${refusal.split('\n')[0]}`)
      }
    }
    expect(outcome.compiled.size).toBeGreaterThan(200)
    expect(refused).toEqual([])
  })
})
