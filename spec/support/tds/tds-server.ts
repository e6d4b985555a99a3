// A TDS 7.4 server for tests: real clients connect to it, an engine answers. Loopback only; encrypted where it has a certificate.

import { createServer, type Server, type Socket } from 'node:net'
import { Conversation } from './conversation.ts'
import { negotiatedSocket, strictSocket } from './encrypted-socket.ts'
import type { Engine } from './engine.ts'
import { Faults } from './faults.ts'
import type { Certificate } from './self-signed.ts'

export interface TdsServer {
  readonly host: string
  readonly port: number
  readonly faults: Faults
  close(): Promise<void>
}

function converse(socket: Socket, conversation: Conversation): void {
  socket.on('data', (bytes) => conversation.receive(bytes))
  socket.on('close', () => void conversation.end())
}

/** Who begins with TLS is strict; anybody else says hello in the clear and no more than that. */
function encrypt(socket: Socket, certificate: Certificate, open: (within: Socket) => Conversation): void {
  socket.once('data', (first) => {
    const strict = first[0] === 22
    if (strict) {
      socket.pause()
      socket.unshift(first)
    } else open(socket).receive(first)
    const within = strict ? strictSocket(socket, certificate) : negotiatedSocket(socket, certificate)
    within.on('error', () => socket.destroy())
    converse(within, open(within))
  })
}

export async function startTdsServer(engine: Engine, certificate?: Certificate): Promise<TdsServer> {
  const faults = new Faults()
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    if (certificate === undefined) converse(socket, new Conversation(socket, engine, faults))
    else encrypt(socket, certificate, (within) => new Conversation(within, engine, faults, true))
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
