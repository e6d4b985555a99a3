// Stands before a BigQuery endpoint and does what networks and busy services do: refusals, resets, silence, garbage, twice the same.

import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Fault =
  | 'unavailable'
  | 'too-many'
  | 'rate-limit'
  | 'reset-before'
  | 'reset-within'
  | 'hang'
  | 'slow'
  | 'twice'
  | 'garbage'

export const faults: readonly Fault[] = [
  'unavailable',
  'too-many',
  'rate-limit',
  'reset-before',
  'reset-within',
  'hang',
  'slow',
  'twice',
  'garbage',
]

export interface ProxyOptions {
  readonly upstream: string
  /** What happens to request number `index` (from 0). Default: nothing. */
  readonly fault?: (index: number, seen: Seen) => Fault | undefined
}

export interface Seen {
  readonly method: string
  readonly path: string
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

export interface FaultyProxy {
  readonly url: string
  readonly seen: readonly Seen[]
  readonly faults: ReadonlyMap<Fault, number>
  /** Milliseconds in which at least one request was under way. */
  busy(): number
  /** The most requests under way at once. */
  readonly peak: () => number
  close(): Promise<void>
}

export async function startProxy({ upstream, fault = () => undefined }: ProxyOptions): Promise<FaultyProxy> {
  const seen: Seen[] = []
  const done = new Map<Fault, number>()
  const load = new Load()
  const server = createServer((incoming, outgoing) => {
    load.begin()
    outgoing.once('close', () => load.end())
    void answer(incoming, outgoing).catch(() => outgoing.destroy())
  })
  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = forEmulator(await readAll(incoming))
    const entry = {
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      body: body.toString('utf8'),
      headers: incoming.headers,
    }
    const chosen = fault(seen.length, entry)
    seen.push(entry)
    if (chosen !== undefined) done.set(chosen, (done.get(chosen) ?? 0) + 1)
    const forward = () => send(upstream, incoming, body)
    switch (chosen) {
      case 'unavailable':
        return refuse(
          outgoing,
          503,
          'backendError',
          'Error encountered during execution. Retrying may solve the problem.',
        )
      case 'too-many':
        return refuse(outgoing, 429, 'rateLimitExceeded', 'Too many requests.')
      case 'rate-limit':
        return refuse(
          outgoing,
          403,
          'rateLimitExceeded',
          'Exceeded rate limits: too many api requests per user per method.',
        )
      case 'reset-before':
        outgoing.destroy()
        return
      case 'hang':
        await forward()
        return
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, 150))
        return pass(outgoing, await forward())
      case 'twice': {
        // One after the other: the emulator, unlike the service, does not know a job that it has only begun.
        const first = await forward()
        await forward()
        return pass(outgoing, first)
      }
      case 'reset-within': {
        const whole = await forward()
        outgoing.writeHead(whole.status, whole.headers)
        outgoing.write(whole.body.subarray(0, Math.floor(whole.body.length / 2)))
        setTimeout(() => outgoing.destroy(), 5)
        return
      }
      case 'garbage': {
        await forward()
        outgoing.writeHead(200, { 'content-type': 'application/json' })
        outgoing.end('{"kind": "bigquery#job", "status": <html>')
        return
      }
      default:
        return pass(outgoing, await forward())
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    faults: done,
    busy: () => load.busy(),
    peak: () => load.peak,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Random faults that are the same for the same seed. */
export function faultsOfSeed(
  seed: number,
  share: number,
  kinds: readonly Fault[] = faults,
): ProxyOptions['fault'] {
  let state = seed >>> 0 || 1
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return () => (random() < share ? kinds[Math.floor(random() * kinds.length)] : undefined)
}

class Load {
  #open = 0
  #since = 0
  #busy = 0
  peak = 0

  begin(): void {
    if (this.#open++ === 0) this.#since = performance.now()
    this.peak = Math.max(this.peak, this.#open)
  }

  end(): void {
    if (--this.#open === 0) this.#busy += performance.now() - this.#since
  }

  busy(): number {
    return this.#busy + (this.#open > 0 ? performance.now() - this.#since : 0)
  }
}

interface Whole {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
}

function send(upstream: string, incoming: IncomingMessage, body: Buffer): Promise<Whole> {
  const url = new URL(incoming.url ?? '/', upstream)
  const {
    host: _,
    'content-length': __,
    connection: ___,
    'transfer-encoding': ____,
    ...headers
  } = incoming.headers
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method: incoming.method, headers: { ...headers, 'content-length': body.length } },
      (response) => {
        readAll(response).then((content) => {
          const { 'transfer-encoding': _te, connection: _c, ...kept } = response.headers
          resolve({
            status: response.statusCode ?? 500,
            headers: { ...kept, 'content-length': String(content.length) },
            body: content,
          })
        }, reject)
      },
    )
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

function pass(outgoing: ServerResponse, { status, headers, body }: Whole): void {
  outgoing.writeHead(status, headers)
  outgoing.end(body)
}

function refuse(outgoing: ServerResponse, status: number, reason: string, message: string): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' })
  outgoing.end(
    JSON.stringify({ error: { code: status, message, errors: [{ reason, message, domain: 'global' }] } }),
  )
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

/** What BigQuery takes and the emulator's parser does not: OPTIONS after COPY and CLONE. */
function forEmulator(body: Buffer): Buffer {
  if (body[0] !== 0x7b || !body.includes('"query"')) return body
  const job = JSON.parse(body.toString('utf8')) as { configuration?: { query?: { query?: string } } }
  const query = job.configuration?.query
  if (query?.query === undefined) return body
  query.query = query.query.replace(/\b((?:COPY|CLONE) (?:`[^`]*`\.?)+)\s*OPTIONS \([\s\S]*\)\s*$/, '$1')
  return Buffer.from(JSON.stringify(job))
}
