import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  type Asked,
  jobOf,
  refusal,
  type ScriptedServer,
  startScript,
} from '../../../spec/support/bigquery-script.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { ProblemError } from '../../problems/problem.ts'
import type { Adapter, Check } from '../adapter.ts'
import { openAdapter } from '../registry.ts'

// What a service does that no emulator does. The shapes are written by hand, not recorded.
let directory: string
let server: ScriptedServer | undefined
let adapter: Adapter | undefined

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'strata-bigquery-'))
})

afterEach(async () => {
  await adapter?.close()
  await server?.close()
  rmSync(directory, { recursive: true, force: true })
})

async function open(
  answer: (asked: Asked, index: number) => Answer,
  settings: JsonObject = {},
): Promise<Adapter> {
  server = await startScript(answer)
  adapter = await openAdapter('bigquery', {
    settings: { type: 'bigquery', project: 'acme', dataset: 'shop', api_endpoint: server.url, ...settings },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: '1234',
    targetName: 'prod',
  })
  return adapter
}

async function problemOf(work: Promise<unknown>) {
  try {
    await work
  } catch (error) {
    return (error as ProblemError).problems[0]!
  }
  throw new Error('nothing failed')
}

const unwell = refusal(503, 'backendError', 'Try again.')
const answerOf = (value: string) => ({
  jobComplete: true,
  schema: { fields: [{ name: 'one', type: 'INTEGER' }] },
  rows: [{ f: [{ v: value }] }],
})
const running = (path: string) => ({
  jobReference: { projectId: 'acme', jobId: path.slice('/jobs/'.length) },
  configuration: { query: {} },
  status: { state: 'RUNNING' },
})
const inserts = () => server!.asked.filter(({ method, path }) => method === 'POST' && path === '/jobs')
const idOf = ({ body }: Asked) => (JSON.parse(body) as { jobReference: { jobId: string } }).jobReference.jobId

describe('jobs', () => {
  it('have ids and labels by run, node and attempt, and tell what they cost', async () => {
    const { connection } = await open(({ body }) => jobOf(body), {
      labels: { Team: 'Data' },
      maximum_bytes_billed: 1000,
      priority: 'batch',
      location: 'EU',
      job_execution_timeout_seconds: 60,
    })
    const { response } = await connection.execute('SELECT 1', { node: 'model.acme.orders' })
    const job = JSON.parse(inserts()[0]!.body)
    expect(job.jobReference).toEqual({
      projectId: 'acme',
      jobId: expect.stringMatching(/^strata_1234_model_acme_orders_[0-9a-f]{6}_1_1$/),
      location: 'EU',
    })
    expect(job.configuration).toEqual({
      query: { query: 'SELECT 1', useLegacySql: false, priority: 'BATCH', maximumBytesBilled: '1000' },
      labels: { team: 'data', strata_run: '1234', strata_target: 'prod', strata_node: 'model_acme_orders' },
      jobTimeoutMs: '60000',
    })
    expect(response).toMatchObject({
      bytes_billed: 10485760,
      slot_ms: 1200,
      cache_hit: false,
      code: 'SELECT',
    })
  })

  it('are paid for by the execution project, and make tables in the other one', async () => {
    const { connection, catalog } = await open(({ body, method }) => (method === 'POST' ? jobOf(body) : {}), {
      execution_project: 'acme-billing',
      timeout_seconds: 90,
    })
    await connection.execute('SELECT 1')
    const job = JSON.parse(inserts()[0]!.body)
    expect([inserts()[0]!.project, job.jobReference.projectId]).toEqual(['acme-billing', 'acme-billing'])
    expect([job.configuration.jobTimeoutMs, job.configuration.query.priority]).toEqual([
      '90000',
      'INTERACTIVE',
    ])
    expect(job.configuration.query).not.toHaveProperty('maximumBytesBilled')
    await catalog.schemas()
    expect(server!.asked.at(-1)).toMatchObject({ method: 'GET', path: '/datasets', project: 'acme' })
  })

  it.each([
    ['1GiB', '1073741824'],
    ['5_000_000', '5000000'],
    [7, '7'],
  ])('may be billed %s', async (limit, bytes) => {
    const { connection } = await open(({ body }) => jobOf(body), { maximum_bytes_billed: limit })
    await connection.execute('SELECT 1')
    expect(JSON.parse(inserts()[0]!.body).configuration.query.maximumBytesBilled).toBe(bytes)
  })

  it('whose answer is lost are found again and run once', async () => {
    let body = ''
    const { connection } = await open((asked, index) => {
      if (asked.path === '/jobs') body = asked.body
      if (index === 0) return { reset: true }
      return index === 1
        ? refusal(409, 'duplicate', `Already Exists: Job acme:EU.${idOf(asked)}`)
        : jobOf(body)
    })
    await connection.execute('INSERT INTO shop.t VALUES (1)')
    expect(inserts().map(idOf)).toEqual([idOf(inserts()[0]!), idOf(inserts()[0]!)])
    expect(server!.asked.at(-1)).toMatchObject({ method: 'GET', path: `/jobs/${idOf(inserts()[0]!)}` })
  })

  it('that failed by no fault of their own are tried again under another id', async () => {
    const failure = { reason: 'jobInternalError', message: 'An internal error occurred.' }
    const { connection } = await open(({ body }, index) => jobOf(body, index < 2 ? failure : undefined))
    await connection.execute('SELECT 1')
    expect(inserts().map((asked) => idOf(asked).split('_').at(-1))).toEqual(['1', '2', '3'])
  })

  it.each([
    ['invalidQuery', 'Unrecognized name: custmer_id; Did you mean customer_id? at [1:8]', 'sql-failed'],
    ['bytesBilledLimitExceeded', 'Query exceeded limit for bytes billed: 1000.', 'bytes-beyond-limit'],
    ['resourcesExceeded', 'Resources exceeded during query execution.', 'resources-exceeded'],
    [
      'accessDenied',
      'Access Denied: Table acme:shop.t: User does not have bigquery.tables.getData',
      'permission-missing',
    ],
    ['notFound', 'Not found: Dataset acme:shop was not found in location EU', 'dataset-missing'],
    [
      'quotaExceeded',
      'Quota exceeded: Your table exceeded quota for imports or query appends per day',
      'quota-used-up',
    ],
    [
      'quotaExceeded',
      'Custom quota exceeded: Your usage exceeded the custom quota for QueryUsagePerUserPerDay',
      'quota-used-up',
    ],
    [
      'quotaExceeded',
      'Quota exceeded: Your project exceeded quota for free query bytes scanned.',
      'quota-used-up',
    ],
    ['stopped', 'Job execution was cancelled: Job timed out after 60s', 'job-timed-out'],
  ])('that failed with %s are not tried again', async (reason, message, code) => {
    const { connection } = await open(({ body }) => jobOf(body, { reason, message }), {
      job_execution_timeout_seconds: 60,
    })
    const problem = await problemOf(connection.execute('SELECT custmer_id'))
    expect([problem.code, inserts().length]).toEqual([code, 1])
    expect(problem.hint).toBeDefined()
  })

  it('that the service does not take are tried at one layer', async () => {
    const { connection } = await open(({ path }) => (path === '/jobs' ? unwell : {}), { job_retries: 2 })
    expect((await problemOf(connection.execute('SELECT 1'))).code).toBe('service-unwell')
    expect(inserts().map(idOf)).toEqual(Array(3).fill(idOf(inserts()[0]!)))
    // A try without success may have begun it.
    expect(server!.asked.at(-1)!.path).toMatch(/\/cancel$/)
  })

  it('that failed again and again are told with what they failed with', async () => {
    const failure = { reason: 'backendError', message: 'Error encountered during execution.' }
    const { connection } = await open(({ body }) => jobOf(body, failure), { job_retries: 2 })
    const problem = await problemOf(connection.execute('SELECT 1'))
    expect([problem.code, problem.details, server!.asked.length]).toEqual([
      'service-unwell',
      [failure.message],
      3,
    ])
  })

  it("that are an author's several statements are not begun anew in the middle", async () => {
    const failure = { reason: 'backendError', message: 'Error encountered during execution.' }
    const { connection } = await open(({ body }) => {
      const { body: job } = jobOf(body, failure) as { body: { statistics: { query: object } } }
      return {
        body: { ...job, statistics: { query: { ...job.statistics.query, statementType: 'SCRIPT' } } },
      }
    })
    await problemOf(connection.execute('INSERT INTO shop.t VALUES (1); SELECT 1'))
    expect(inserts().length).toBe(1)
  })

  it('are waited for by the service, whose answer brings the rows', async () => {
    let polls = 0
    const { connection } = await open(({ method, path, body }) => {
      if (path === '/jobs') return jobOf(body, undefined, 'RUNNING')
      if (!path.startsWith('/queries/')) return method === 'GET' ? { body: running(path) } : {}
      polls++
      if (polls === 1) return unwell
      return { body: polls === 2 ? { jobComplete: false } : answerOf('1') }
    })
    expect((await connection.query('SELECT 1 AS one')).rows).toEqual([[1]])
    expect(server!.asked.map(({ path }) => path.split('/')[1])).toEqual([
      ...['jobs', 'queries', 'jobs', 'queries', 'jobs', 'queries'],
    ])
  })

  it('are found again in the place where they run', async () => {
    let job: object = {}
    const { connection } = await open(({ method, path, query, body }) => {
      if (method === 'GET') {
        const there = query.get('location') === 'europe-west3'
        return there ? { body: job } : refusal(404, 'notFound', `Not found: Job ${path}`)
      }
      const { body: made } = jobOf(body) as { body: { jobReference: { jobId: string } } }
      job = made
      return refusal(409, 'duplicate', `Already Exists: Job acme:europe-west3.${made.jobReference.jobId}`)
    })
    await connection.execute('SELECT 1')
    expect(server!.asked.length).toBe(2)
  })

  it("are told at the author's line and column", async () => {
    const error = { reason: 'invalidQuery', message: 'Unrecognized name: nmae; Did you mean name? at [3:8]' }
    const { connection } = await open(({ body }) => jobOf(body, error))
    const head = 'CREATE TABLE shop.t AS\n'
    const query = '-- ä😀\nSELECT nmae FROM x'
    const problem = await problemOf(
      connection.execute({
        sql: head + query,
        purpose: 'create the table "t"',
        embedded: {
          start: head.length,
          end: head.length + query.length,
          locate: (offset) => ({ file: 'models/t.sql', line: 2, column: offset - query.indexOf('\n') }),
        },
      }),
    )
    expect(problem).toMatchObject({
      message: 'The warehouse refused the query: Unrecognized name: nmae',
      hint: 'Did you mean "name"?',
      at: { file: 'models/t.sql', line: 2, column: 8 },
    })
  })

  it('that hang are given up by their deadline, asked for again, and cancelled when all is over', async () => {
    const { connection } = await open(() => ({ hang: true }), {
      job_creation_timeout_seconds: 1,
      job_retries: 1,
    })
    const problem = await problemOf(connection.execute('SELECT 1'))
    expect(problem.code).toBe('endpoint-unreachable')
    expect(server!.asked.at(-1)!.path).toMatch(/^\/jobs\/strata_1234_.*\/cancel$/)
  })

  it('that bill nothing are not asked what they cost, and hidden tables need none', async () => {
    const { connection } = await open(({ method, path, body }) => {
      if (method === 'DELETE') return refusal(404, 'notFound', 'Not found: Table')
      if (path.startsWith('/queries/')) return { body: { jobComplete: true } }
      if (method === 'POST') return jobOf(body, undefined, 'RUNNING')
      return { body: { ...running(path), status: { state: 'DONE' } } }
    })
    const statement = (sql: string) => connection.execute({ sql, purpose: 'try' })
    const asked = async (sql: string) => {
      const before = server!.asked.length
      await statement(sql)
      return server!.asked
        .slice(before)
        .map(({ method, path }) => `${method} ${path.replace(/strata_1234.*/, 'ID')}`)
    }
    expect(await asked('CREATE OR REPLACE TABLE `p`.`d`.`t`\nCOPY `p`.`d`.`t__strata_1`')).toEqual([
      'POST /jobs',
      'GET /queries/ID',
    ])
    expect(await asked('DROP TABLE IF EXISTS `p`.`d`.`t__strata_1`')).toEqual([
      'DELETE /datasets/d/tables/t__strata_1',
    ])
    expect(await asked('DROP TABLE IF EXISTS `p`.`d`.`t`')).toEqual(['POST /jobs', 'GET /queries/ID'])
    expect(await asked('CREATE OR REPLACE TABLE `p`.`d`.`t`\nAS SELECT 1')).toHaveLength(3)
  })

  it('are cancelled when the run is interrupted', async () => {
    const stop = new AbortController()
    const { connection } = await open((asked) => {
      if (asked.path.startsWith('/queries/')) {
        setTimeout(() => stop.abort(new Error('stopped')), 5)
        return { hang: true }
      }
      return asked.method === 'POST' && asked.path === '/jobs' ? jobOf(asked.body, undefined, 'RUNNING') : {}
    })
    await expect(connection.execute('SELECT 1', { signal: stop.signal })).rejects.toThrow('stopped')
    expect(server!.asked.at(-1)!.path).toMatch(/\/cancel$/)
  })
})

describe('requests', () => {
  it('are tried again by reason', async () => {
    const first = [
      refusal(503, 'backendError', 'Try again.'),
      refusal(403, 'rateLimitExceeded', 'Exceeded rate limits'),
      refusal(429, 'rateLimitExceeded', 'Too many requests'),
      { body: '{"half": ' },
    ]
    const { catalog } = await open((_, index) => first[index] ?? { body: { datasets: [] } })
    expect(await catalog.schemas()).toEqual([])
    expect(server!.asked.length).toBe(5)
  })

  it('end where the deadline of the target is', async () => {
    const { catalog } = await open(() => unwell, { job_retries: 50, job_retry_deadline_seconds: 1 })
    expect((await problemOf(catalog.schemas())).code).toBe('service-unwell')
    expect(server!.asked.length).toBeLessThan(5)
  })

  it('that a user can mend are not', async () => {
    const { catalog } = await open(() =>
      refusal(
        403,
        'accessDenied',
        'Access Denied: Project acme: User does not have permission bigquery.datasets.list',
      ),
    )
    expect((await problemOf(catalog.schemas())).code).toBe('permission-missing')
    expect(server!.asked.length).toBe(1)
  })
})

describe('strata debug', () => {
  it.each([
    [404, 'notFound', 'Not found: Project acme', 'project-missing', 'Correct "project"'],
    [400, 'invalid', 'The project acme has not enabled BigQuery.', 'project-missing', 'Correct "project"'],
    [
      403,
      'accessDenied',
      'Access Denied: Project acme: User does not have bigquery.jobs.create permission in project acme.',
      'permission-missing',
      '"BigQuery Job User" in the project "acme"',
    ],
    [
      403,
      'accessNotConfigured',
      'BigQuery API has not been used in project 1 before or it is disabled.',
      'bigquery-api-disabled',
      'gcloud services enable',
    ],
    [
      403,
      'billingNotEnabled',
      'Billing has not been enabled for this project.',
      'billing-not-enabled',
      'Link',
    ],
  ])('tells what to do about %s %s: %s', async (status, reason, message, code, hint) => {
    const { check } = await open(() => refusal(status, reason, message))
    const checks: Check[] = []
    for await (const step of check!()) checks.push(step)
    expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['credentials', true],
      ['jobs', false],
    ])
    expect(checks[1]?.problem?.code).toBe(code)
    expect(checks[1]?.problem?.hint).toContain(hint)
  })
})

describe('authorised views', () => {
  it('are told once, however the service orders what it knows of them', async () => {
    const access = [{ view: { datasetId: 'shop', tableId: 'v', projectId: 'acme' } }]
    const { metadata } = await open(() => ({ body: { access, etag: 'e' } }))
    await metadata!.authorize({ database: 'acme', schema: 'shop', name: 'v' }, [
      { database: 'acme', schema: 'raw' },
    ])
    expect(server!.asked.map(({ method }) => method)).toEqual(['GET'])
    await metadata!.authorize({ database: 'acme', schema: 'shop', name: 'w' }, [
      { database: 'acme', schema: 'raw' },
    ])
    expect(JSON.parse(server!.asked.at(-1)!.body).access).toHaveLength(2)
  })
})

describe('uploads', () => {
  it('of many bytes go on where the service stopped reading', async () => {
    const file = join(directory, 'big.csv')
    // Random digits, so that compressing them does not make it small.
    let state = 1
    const lines = Array.from({ length: 350_000 }, () => (state = (state * 48271) % 2147483647))
    writeFileSync(file, `a\n${lines.join('\n')}\n`)
    let job = ''
    let total = 0
    let taken = 0
    let failed = false
    const { loader } = await open((asked) => {
      if (asked.method === 'GET') return refusal(404, 'notFound', 'Not found: Table acme:shop.big')
      if (asked.method === 'POST') {
        job = asked.body
        total = Number(asked.headers['x-upload-content-length'])
        return { headers: { location: `${server!.url}/upload/1` } }
      }
      const range = String(asked.headers['content-range'])
      const end = /-(\d+)\//.exec(range)?.[1]
      if (end !== undefined && !failed) {
        // Half of the part arrived.
        failed = true
        taken = 262_144
        return { status: 503, body: {} }
      }
      if (end !== undefined) taken = Number(end) + 1
      return taken < total ? { status: 308, headers: { range: `bytes=0-${taken - 1}` } } : jobOf(job)
    })
    await loader.load({ files: [file], format: 'csv' }, { database: 'acme', schema: 'shop', name: 'big' }, [
      { name: 'a', type: 'INT64' },
    ])
    const ranges = server!.asked
      .filter(({ method }) => method === 'PUT')
      .map(({ headers }) => headers['content-range'])
    expect(ranges).toEqual([
      `bytes 0-${total - 1}/${total}`,
      `bytes */${total}`,
      `bytes 262144-${total - 1}/${total}`,
    ])
    expect(JSON.parse(job).configuration.load).toMatchObject({
      sourceFormat: 'PARQUET',
      writeDisposition: 'WRITE_TRUNCATE',
      schema: { fields: [{ name: 'a', type: 'INTEGER', mode: 'NULLABLE' }] },
    })
  })
})

describe('settings and keys', () => {
  const secret = '-----BEGIN PRIVATE KEY-----\nplanted-secret-MIIEvQ\n-----END PRIVATE KEY-----\n'

  it.each([
    [{ methd: 'oauth' }, 'Did you mean "method"?'],
    [{ method: 'service-acount' }, 'Did you mean "service-account"?'],
    [{ api_endpoint: 'http://bigquery.example.com' }, undefined],
    [{ keyfile_json: '{"private_key": "planted-secret' }, undefined],
  ])('%j', async (settings, hint) => {
    const problem = await problemOf(open(() => ({}), settings))
    expect([problem.code, problem.hint]).toEqual(['warehouse-setting-wrong', hint])
    expect(JSON.stringify(problem)).not.toContain('planted')
  })

  it.each([
    ['missing.json', undefined, 'There is no such file.'],
    ['broken.json', `{"private_key": "${secret}`, 'It is not JSON.'],
    ['other.json', '{"type": "authorized_user"}', 'It has no "client_email" and "private_key".'],
  ])('the key file %s', async (name, content, detail) => {
    if (content !== undefined) writeFileSync(join(directory, name), content)
    const problem = await problemOf(open(() => ({}), { method: 'service-account', keyfile: name }))
    expect([problem.code, problem.details]).toEqual(['keyfile-unreadable', [detail]])
    expect(JSON.stringify(problem)).not.toContain('planted')
  })

  it('a key that cannot sign is told without a word of it', async () => {
    const { connection } = await open(() => ({}), {
      method: 'service-account-json',
      keyfile_json: JSON.stringify({ client_email: 'a@b.iam.gserviceaccount.com', private_key: secret }),
    })
    const problem = await problemOf(connection.query('SELECT 1'))
    expect(problem.code).toBe('credentials-unusable')
    expect(JSON.stringify(problem)).not.toContain('planted')
  })
})
