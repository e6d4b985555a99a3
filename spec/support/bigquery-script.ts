// A REST server that answers by a script, for what no emulator does. Shapes are written by hand after BigQuery's REST reference; the
// names in them are those that `job-resource.ts` reads, which the compiler holds against the API's own description.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly method: string
  readonly path: string
  /** Of the path; undefined where it is none of BigQuery's. */
  readonly project: string | undefined
  readonly query: URLSearchParams
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

export interface Answer {
  readonly status?: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Never answers. */
  readonly hang?: boolean
  /** Ends the connection. */
  readonly reset?: boolean
}

export interface ScriptedServer {
  readonly url: string
  readonly asked: readonly Asked[]
  close(): Promise<void>
}

export async function startScript(answer: (asked: Asked, index: number) => Answer): Promise<ScriptedServer> {
  const asked: Asked[] = []
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part)
    const url = new URL(incoming.url ?? '/', 'http://script')
    const entry = {
      method: incoming.method ?? 'GET',
      project: /^\/bigquery\/v2\/projects\/([^/]+)/.exec(url.pathname)?.[1],
      path: url.pathname.replace(/^\/bigquery\/v2\/projects\/[^/]+/, ''),
      query: url.searchParams,
      body: Buffer.concat(parts).toString('utf8'),
      headers: incoming.headers,
    }
    asked.push(entry)
    const { status = 200, body, headers = {}, hang, reset } = answer(entry, asked.length - 1)
    if (hang === true) return
    if (reset === true) return void outgoing.destroy()
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
    outgoing.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const refusal = (status: number, reason: string, message: string): Answer => ({
  status,
  body: { error: { code: status, message, errors: [{ reason, message, domain: 'global' }] } },
})

/** A job as the API tells it: done, and failed where `error` is given. */
export function jobOf(
  body: string,
  error?: { readonly reason: string; readonly message: string },
  state = 'DONE',
): Answer {
  const given = JSON.parse(body) as { jobReference: object; configuration: object }
  return {
    body: {
      ...given,
      status: { state, ...(error === undefined ? {} : { errorResult: error, errors: [error] }) },
      statistics: {
        query: {
          statementType: 'SELECT',
          totalBytesBilled: '10485760',
          totalSlotMs: '1200',
          cacheHit: false,
          totalBytesProcessed: '4096',
        },
      },
    },
  }
}
