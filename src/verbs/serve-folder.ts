import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { portTaken } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'

export interface FolderServer {
  readonly url: string
  close(): Promise<void>
}

export interface ServeFolderOptions {
  /** Absolute path of the only page. */
  readonly page: string
  readonly port: number
  /** Absolute; a change in it calls `onChange`, and afterwards open pages load themselves anew. */
  readonly watch: string
  readonly onChange: () => Promise<void>
}

const loopback = '127.0.0.1'
const quietMilliseconds = 200
const ignored = /(^|[/\\])(target|data|node_modules|dist|\.git|\.strata)([/\\]|$)|~$|\.duckdb/

/** One page on this machine only, with a stream of reload messages. Throws ProblemError where the port is taken. */
export async function serveFolder(options: ServeFolderOptions): Promise<FolderServer> {
  const listeners = new Set<ServerResponse>()
  const server = createServer(async (request, response) => {
    // A page elsewhere must not read this one through a name that it points at loopback.
    const host = request.headers.host ?? ''
    if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return void response.writeHead(403).end()
    if (request.url === '/reload') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      listeners.add(response)
      request.on('close', () => listeners.delete(response))
      return
    }
    if (request.url !== '/' && request.url !== '/index.html') return void response.writeHead(404).end()
    const page = await readFile(options.page, 'utf8')
    // The page forbids connections; this copy of it may listen to its own server, which it does when served by one.
    const served = page.replace("connect-src 'none'", "connect-src 'self'")
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(served)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new ProblemError(portTaken(options.port))
          : error,
      )
    })
    server.listen(options.port, loopback, resolve)
  })
  const watcher = watchFolder(options, () => {
    for (const listener of listeners) listener.write('data: changed\n\n')
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return {
    url: `http://${loopback}:${port}/`,
    close: async () => {
      watcher.close()
      for (const listener of listeners) listener.end()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Waits until changes stop, works, and looks again when more came meanwhile. */
function watchFolder(options: ServeFolderOptions, done: () => void) {
  let timer: NodeJS.Timeout | undefined
  let busy = false
  let more = false
  const act = async (): Promise<void> => {
    if (busy) {
      more = true
      return
    }
    busy = true
    await options.onChange()
    busy = false
    done()
    if (more) {
      more = false
      await act()
    }
  }
  return watch(options.watch, { recursive: true }, (_event, file) => {
    if (file === null || ignored.test(file)) return
    clearTimeout(timer)
    timer = setTimeout(() => void act(), quietMilliseconds)
  })
}
