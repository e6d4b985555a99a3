// A TDS 7.4 server for tests: real clients connect to it, an engine answers. Loopback only, no encryption.

import { createServer, type Server, type Socket } from 'node:net'
import { Conversation } from './conversation.ts'
import type { Engine } from './engine.ts'
import { Faults } from './faults.ts'

export interface TdsServer {
  readonly host: string
  readonly port: number
  readonly faults: Faults
  close(): Promise<void>
}

export async function startTdsServer(engine: Engine): Promise<TdsServer> {
  const faults = new Faults()
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => {})
    const conversation = new Conversation(socket, engine, faults)
    socket.on('data', (bytes) => conversation.receive(bytes))
    socket.on('close', () => {
      sockets.delete(socket)
      void conversation.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    host: '127.0.0.1',
    port: typeof address === 'object' && address ? address.port : 0,
    faults,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
