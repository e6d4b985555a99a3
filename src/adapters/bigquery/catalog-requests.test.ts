import { tmpdir } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import { jobOf, type ScriptedServer, startScript } from '../../../spec/support/bigquery-script.ts'
import { relationKey } from '../../manifest/relation.ts'
import type { Adapter } from '../adapter.ts'
import { openAdapter } from '../registry.ts'

let server: ScriptedServer | undefined
let adapter: Adapter | undefined

afterEach(async () => {
  await adapter?.close()
  await server?.close()
})

const text = (name: string) => ({ name, type: 'STRING', mode: 'NULLABLE' })
const number = (name: string) => ({ name, type: 'INTEGER', mode: 'NULLABLE' })
const row = (...values: readonly unknown[]) => ({ f: values.map((v) => ({ v })) })

const described = {
  fields: [
    ...[
      text('table_name'),
      text('table_type'),
      number('rows'),
      number('bytes'),
      number('modified'),
      text('words'),
    ],
    {
      ...{ name: 'columns', type: 'RECORD', mode: 'REPEATED' },
      fields: [
        ...[text('name'), text('type'), text('nullable'), text('description'), text('partitioning')],
        number('clustering'),
      ],
    },
  ],
}
const counted = { fields: [text('table_name'), number('count')] }

/** `orders_0` ... partitioned by day, and shards of events by date. */
const tables = Array.from({ length: 1000 }, (_, index) =>
  index < 900
    ? `orders_${index}`
    : `events_2024${String(1 + Math.floor((index - 900) / 28)).padStart(2, '0')}${String(1 + ((index - 900) % 28)).padStart(2, '0')}`,
)
const columns = [
  { v: row('day', 'DATE', 'YES', 'The day', 'YES', null) },
  { v: row('id', 'INT64', 'NO', null, 'NO', '1') },
]

describe('the catalog', () => {
  it('is read with at most five requests for a thousand tables', async () => {
    const queries = new Map<string, string>()
    server = await startScript(({ method, path, body }) => {
      if (path === '/datasets') return { body: { datasets: [{ datasetReference: { datasetId: 'shop' } }] } }
      if (method === 'POST') {
        const { jobReference, configuration } = JSON.parse(body)
        queries.set(jobReference.jobId, configuration.query.query)
        return jobOf(body)
      }
      const counts = queries.get(path.split('/').at(-1)!)?.includes('PARTITIONS') === true
      const rows = counts
        ? tables.map((name) => row(name, '31'))
        : tables.map((name) => row(name, 'BASE TABLE', '10', '640', '1704067200000', '"A table"', columns))
      return {
        body: {
          jobComplete: true,
          schema: counts ? counted : described,
          rows,
          totalRows: String(rows.length),
        },
      }
    })
    adapter = await openAdapter('bigquery', {
      settings: { type: 'bigquery', project: 'acme', dataset: 'shop', api_endpoint: server.url },
      projectDirectory: tmpdir(),
      projectDialect: 'bigquery',
      runId: '1234',
    })
    const found = await adapter.catalog.describe([{ database: 'acme', schema: 'shop' }])
    expect(server.asked.length).toBeLessThanOrEqual(5)
    expect(found.length).toBe(901)
    expect(found[0]).toEqual({
      relation: { database: 'acme', schema: 'shop', name: 'orders_0' },
      kind: 'table',
      columns: [
        { name: 'day', type: 'DATE', nullable: true, description: 'The day' },
        { name: 'id', type: 'INT64', nullable: false },
      ],
      ...{ rows: 10, bytes: 640, lastModified: 1704067200000, comment: 'A table' },
      ...{ partitionedBy: 'day', clusteredBy: ['id'], partitions: 31 },
    })
    const events = found.find(({ relation }) => relation.name === 'events_*')
    expect(events).toMatchObject({ rows: 1000, bytes: 64_000, shards: 100 })
  })
})

describe('models of machine learning', () => {
  it('are listed with when they were last trained, page by page', async () => {
    server = await startScript(({ path, query }) => {
      const modelReference = {
        projectId: 'acme',
        datasetId: 'shop',
        modelId: query.has('pageToken') ? 'late' : 'churn',
      }
      const models = [{ modelReference, creationTime: '1', lastModifiedTime: '1704067200000' }]
      return {
        body:
          path !== '/datasets/shop/models'
            ? {}
            : query.has('pageToken')
              ? { models }
              : { models, nextPageToken: 'p' },
      }
    })
    adapter = await openAdapter('bigquery', {
      settings: { type: 'bigquery', project: 'acme', dataset: 'shop', api_endpoint: server.url },
      projectDirectory: tmpdir(),
      projectDialect: 'bigquery',
      runId: '1234',
    })
    const found = await adapter.catalog.models!([{ database: 'acme', schema: 'shop' }])
    expect([...found]).toEqual([
      [relationKey({ database: 'acme', schema: 'shop', name: 'churn' }), 'model 1704067200000'],
      [relationKey({ database: 'acme', schema: 'shop', name: 'late' }), 'model 1704067200000'],
    ])
  })
})

describe('files in Cloud Storage', () => {
  it('are named in a load job with the declared schema', async () => {
    server = await startScript(({ body }) => jobOf(body))
    adapter = await openAdapter('bigquery', {
      settings: { type: 'bigquery', project: 'acme', dataset: 'shop', api_endpoint: server.url },
      projectDirectory: tmpdir(),
      projectDialect: 'bigquery',
      runId: '1234',
    })
    const source = { uris: ['gs://acme/in/*.csv'], format: 'csv', delimiter: ';', nullText: 'NA' } as const
    await adapter.loader.loadRemote!(source, { database: 'acme', schema: 'raw', name: 'people' }, [
      { name: 'id', type: 'INT64' },
      { name: 'paid', type: 'NUMERIC' },
    ])
    const [job] = server.asked.filter(({ method }) => method === 'POST')
    expect(JSON.parse(job!.body).configuration.load).toMatchObject({
      destinationTable: { projectId: 'acme', datasetId: 'raw', tableId: 'people' },
      sourceUris: ['gs://acme/in/*.csv'],
      sourceFormat: 'CSV',
      fieldDelimiter: ';',
      skipLeadingRows: 1,
      nullMarker: 'NA',
      schema: {
        fields: [
          { name: 'id', type: 'INTEGER' },
          { name: 'paid', type: 'NUMERIC' },
        ],
      },
      writeDisposition: 'WRITE_TRUNCATE',
    })
  })
})
