// How busy a warehouse is kept: builds against an endpoint of BigQuery's API in this process that takes a fixed time for each job.
// node bench/slots.mjs [models] [threads] [milliseconds a job]. Prints the share of slots that were idle while a node was ready for them,
// and the heap at its highest, for that many models and for four times as many.

import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { build } from '../src/index.ts'

const child = process.argv[2] === '--endpoint'
const [models = 100, threads = 16, latency = 250] = process.argv.slice(2).map(Number)

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
/** Bytes that are held on to, garbage collected first. */
function held() {
  collect()
  return process.memoryUsage().heapUsed
}

/**
 * Integrals over time of the jobs under way and of the slots that nodes, at work or ready, could fill; and how long this
 * thread had work to do, against the processor's time that it got for it.
 */
class Meter {
  #jobs = 0
  #nodes = 0
  /** Nodes that have begun and not ended. */
  #active = 0
  #last = Date.now()
  #loop
  #cpu
  used = 0
  wanted = 0
  taken = 0
  heap = 0

  begin(nodes) {
    this.change(0, nodes)
    this.used = 0
    this.taken = 0
    this.wanted = Number.MIN_VALUE
    this.#loop = performance.eventLoopUtilization()
    this.#cpu = process.threadCpuUsage()
  }

  change(jobs, nodes, active = 0, at = Date.now()) {
    // What the endpoint tells may come late; it is counted from when it happened.
    const now = Math.max(at, this.#last)
    this.used += Math.min(this.#jobs, threads) * (now - this.#last)
    this.wanted += Math.min(this.#nodes, threads) * (now - this.#last)
    this.taken += Math.min(this.#active, threads) * (now - this.#last)
    this.#last = now
    this.#jobs += jobs
    this.#nodes += nodes
    this.#active += active
    this.heap = Math.max(this.heap, process.memoryUsage().heapUsed)
  }

  /** Milliseconds at work, and of these without a processor, since `begin`. */
  effort() {
    const { active } = performance.eventLoopUtilization(this.#loop)
    const { user, system } = process.threadCpuUsage(this.#cpu)
    return { active, waited: Math.max(0, active - (user + system) / 1000) }
  }
}

/** In a process of its own, which tells when a job begins and ends: what it takes is not the builder's time. */
async function endpoint(meter) {
  const child = fork(import.meta.filename, ['--endpoint', String(latency)])
  const url = await new Promise((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'string') resolve(message)
      else meter.change(message.jobs, 0, 0, message.at)
    })
  })
  return { url, close: () => child.kill() }
}

async function serve(takes) {
  const jobs = new Map()
  const tell = (change) => process.send({ jobs: change, at: Date.now() })
  const done = (job) => ({ ...job.resource, status: { state: 'DONE' }, statistics: { query: {} } })
  const server = createServer(async (incoming, outgoing) => {
    const parts = []
    for await (const part of incoming) parts.push(part)
    const path = new URL(incoming.url, 'http://endpoint').pathname.replace(
      /^\/bigquery\/v2\/projects\/[^/]+/,
      '',
    )
    const [, kind, id] = path.split('/')
    const answer = (body, status = 200) => {
      outgoing.writeHead(status, { 'content-type': 'application/json' })
      outgoing.end(JSON.stringify(body))
    }
    if (incoming.method === 'POST' && kind === 'jobs') {
      const resource = JSON.parse(Buffer.concat(parts).toString('utf8'))
      tell(1)
      const job = { resource, over: false, finished: undefined }
      job.finished = new Promise((resolve) => {
        setTimeout(() => {
          job.over = true
          tell(-1)
          resolve()
        }, takes)
      })
      jobs.set(resource.jobReference.jobId, job)
      return answer({ ...resource, status: { state: 'RUNNING' } })
    }
    const job = jobs.get(decodeURIComponent(id ?? ''))
    if (kind === 'queries' && job !== undefined) {
      await job.finished
      return answer({ jobComplete: true, schema: { fields: [] }, rows: [] })
    }
    if (kind === 'jobs' && job !== undefined) {
      if (job.over) jobs.delete(id)
      return answer(job.over ? done(job) : { ...job.resource, status: { state: 'RUNNING' } })
    }
    if (path.endsWith('/tables') || path === '/datasets') return answer({})
    return answer({ error: { code: 404, message: 'Not found', errors: [{ reason: 'notFound' }] } }, 404)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.send(`http://127.0.0.1:${server.address().port}`)
}

/** Four of five models read two earlier ones. */
function writeProject(directory, url, count) {
  const write = (file, text) => {
    mkdirSync(join(directory, file, '..'), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  write(
    'project.yml',
    `name: slots\ndialect: bigquery\ntarget: prod\ntargets:\n  prod: {type: bigquery, project: p, dataset: d, threads: ${threads}, api_endpoint: "${url}"}\nmodels: {slots: {+materialized: table}}\n`,
  )
  for (let index = 0; index < count; index++) {
    const inputs = index % 5 === 0 ? [] : [Math.floor(index / 2), Math.floor(index / 3)]
    const text = [...new Set(inputs)]
      .map((input) => `SELECT id FROM {{ ref('m${input}') }}`)
      .join('\nUNION ALL\n')
    write(`models/m${index}.sql`, text === '' ? 'SELECT 1 AS id' : text)
  }
}

async function measure(count) {
  const directory = mkdtempSync(join(tmpdir(), 'strata-bench-'))
  const meter = new Meter()
  const server = await endpoint(meter)
  try {
    writeProject(directory, server.url, count)
    const waits = new Map()
    const below = new Map()
    let ready = 0
    const started = performance.now()
    const before = held()
    let ended = 0
    let planned = 0
    let most = 0
    const { summary } = await build({
      directory,
      environment: {},
      cache: false,
      onManifest: ({ nodes }) => {
        for (const node of nodes.values()) {
          waits.set(node.id, node.dependsOn.length)
          for (const input of node.dependsOn) below.set(input, [...(below.get(input) ?? []), node.id])
          if (node.dependsOn.length === 0) ready++
        }
      },
      onEvent: (event) => {
        // What comes before the first node, such as making the dataset, no node could do.
        if (event.kind === 'started' && meter.wanted === 0) {
          planned = held()
          meter.begin(ready)
        }
        if (event.kind === 'started') meter.change(0, 0, 1)
        if (event.kind !== 'finished') return
        // Once, near the end: it stops everything for a tenth of a second.
        if (++ended === count - threads) most = held()
        const { id } = event.result
        const now = (below.get(id) ?? []).filter((next) => {
          waits.set(next, waits.get(next) - 1)
          return waits.get(next) === 0
        })
        meter.change(0, now.length - 1, -1)
      },
    })
    const { active, waited } = meter.effort()
    const failed = summary.results.filter(({ status }) => status !== 'success')
    if (failed.length > 0) throw new Error(`${failed.length} failed: ${failed[0].message}`)
    const share = (part) => ((1 - part / meter.wanted) * 100).toFixed(1)
    const seconds = (performance.now() - started) / 1000
    console.log(
      `${count} models, ${threads} threads, ${latency} ms a job: ${seconds.toFixed(1)} s, ${share(meter.used)} % of the slots idle while a node was ready or at work, ${share(meter.taken)} % of the threads without a node, ${(active / 1000).toFixed(1)} s of work of which ${(waited / 1000).toFixed(1)} s without a processor, heap at most ${mega(meter.heap)}; held on to without garbage: ${mega(before)} before, ${mega(planned)} once planned, ${mega(most)} at most, ${kilo((most - planned) / count)} for each model built`,
    )
  } finally {
    server.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

const mega = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`
const kilo = (bytes) => `${(bytes / 2 ** 10).toFixed(1)} kB`

if (child) await serve(Number(process.argv[3]))
else {
  await measure(models)
  await measure(models * 4)
}
