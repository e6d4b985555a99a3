// The server's half of encryption: TLS first and everything in it (strict, TDS 8), or, as TDS 7 has it, after the first message, the
// handshake in packets of that message's type.

import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import type { Certificate } from './self-signed.ts'

const PRELOGIN = 18
/** First bytes of records of TLS: of the handshake. */
const HANDSHAKE = new Set([20, 22])

export function strictSocket(socket: Socket, certificate: Certificate): TLSSocket {
  return new TLSSocket(socket, { ...certificate, isServer: true, ALPNProtocols: ['tds/8.0'] })
}

/** `rest` is told what comes over the socket from now on; gives the socket in which a conversation is encrypted. */
export function negotiatedSocket(socket: Socket, certificate: Certificate): TLSSocket {
  let waiting = Buffer.alloc(0)
  const carrier = new Duplex({
    read() {},
    write(bytes: Buffer, _, done) {
      socket.write(HANDSHAKE.has(bytes[0]!) ? packet(bytes) : bytes, () => done())
    },
  })
  socket.on('data', (bytes) => {
    waiting = Buffer.concat([waiting, bytes])
    while (waiting.length >= 8 && waiting[0] === PRELOGIN) {
      const size = waiting.readUInt16BE(2)
      if (waiting.length < size) return
      carrier.push(waiting.subarray(8, size))
      waiting = waiting.subarray(size)
    }
    if (waiting.length === 0 || waiting[0] === PRELOGIN) return
    carrier.push(waiting)
    waiting = Buffer.alloc(0)
  })
  socket.on('close', () => carrier.destroy())
  // Later versions say something more when the handshake is over for the client.
  return new TLSSocket(carrier as Socket, { ...certificate, isServer: true, maxVersion: 'TLSv1.2' })
}

function packet(bytes: Buffer): Buffer {
  const head = Buffer.from([PRELOGIN, 1, 0, 0, 0, 0, 0, 0])
  head.writeUInt16BE(bytes.length + 8, 2)
  return Buffer.concat([head, bytes])
}
