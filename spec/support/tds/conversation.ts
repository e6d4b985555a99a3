import type { Socket } from 'node:net'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { ByteWriter } from './bytes.ts'
import { type BulkSink, type Engine, type EngineSession, type Result, ServerError } from './engine.ts'
import type { Faults } from './faults.ts'
import { BulkReader, readBatch, readCall, readLogin, readTransactionRequest } from './read-messages.ts'
import * as tokens from './tokens.ts'

const BATCH = 1
const CALL = 3
const ATTENTION = 6
const BULK = 7
const TRANSACTION = 14
const LOGIN = 16
const PRELOGIN = 18
const FLUSH_AT = 32_768

class Hung extends Error {}

/** One client's connection: packets in, messages answered one after the other, packets out. */
export class Conversation {
  readonly #socket: Socket
  readonly #engine: Engine
  readonly #faults: Faults
  readonly #encrypts: boolean
  readonly #out = new ByteWriter()
  #in: Buffer = Buffer.alloc(0)
  #parts: Buffer[] = []
  #packetSize = 4096
  #packet = 0
  #session: EngineSession | undefined
  #work: Promise<void> = Promise.resolve()
  #attention = false
  #busy = false
  #bulk: { sink: BulkSink; reader: BulkReader; rows: number; error?: ServerError } | undefined
  #transaction: Buffer = Buffer.alloc(0)

  constructor(socket: Socket, engine: Engine, faults: Faults, encrypts = false) {
    this.#socket = socket
    this.#encrypts = encrypts
    this.#engine = engine
    this.#faults = faults
  }

  receive(bytes: Buffer): void {
    this.#in = this.#in.length === 0 ? bytes : Buffer.concat([this.#in, bytes])
    while (this.#in.length >= 8) {
      const size = this.#in.readUInt16BE(2)
      if (this.#in.length < size) return
      const packet = this.#in.subarray(0, size)
      this.#in = this.#in.subarray(size)
      this.#packetCame(packet[0]!, (packet[1]! & 1) === 1, (packet[1]! & 2) === 2, packet.subarray(8))
    }
  }

  async end(): Promise<void> {
    this.#attention = true
    await this.#work.catch(() => {})
    await this.#session?.close().catch(() => {})
    this.#session = undefined
  }

  #packetCame(type: number, last: boolean, ignore: boolean, body: Buffer): void {
    if (type === ATTENTION) {
      this.#attention = true
      if (!this.#busy) this.#queue(async () => this.#acknowledgeAttention())
      return
    }
    if (type === BULK) {
      const part = Buffer.from(body)
      this.#socket.pause()
      this.#queue(async () => {
        await this.#bulkPart(part, last, ignore)
        this.#socket.resume()
      })
      return
    }
    this.#parts.push(body)
    if (!last) return
    const message = Buffer.concat(this.#parts)
    this.#parts = []
    if (ignore) {
      this.#queue(async () => {
        tokens.done(this.#out, 0xfd, 0)
        await this.#flush(true)
      })
      return
    }
    this.#queue(() => this.#answer(type, message))
  }

  #queue(work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      this.#busy = true
      try {
        await work()
        if (this.#attention) await this.#acknowledgeAttention()
      } catch (error) {
        if (!(error instanceof Hung)) {
          process.stderr.write(`fixture: ${(error as Error).stack}\n`)
          this.#socket.destroy()
        }
      } finally {
        this.#busy = false
      }
    })
  }

  async #acknowledgeAttention(): Promise<void> {
    if (!this.#attention || this.#socket.destroyed) return
    this.#attention = false
    tokens.done(this.#out, 0xfd, tokens.DONE_ATTENTION)
    await this.#flush(true)
  }

  async #answer(type: number, message: Buffer): Promise<void> {
    switch (type) {
      case PRELOGIN:
        // VERSION, ENCRYPTION (on, not supported), end; then their values.
        this.#out.raw(
          Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0, 0, 0, 0, this.#encrypts ? 1 : 2]),
        )
        return this.#flush(true)
      case LOGIN:
        return this.#login(message)
      case BATCH: {
        const sql = readBatch(message)
        if (/^\s*insert bulk/i.test(sql)) return this.#startBulk(sql)
        return this.#run(sql, [], 0xfd)
      }
      case CALL: {
        const call = readCall(message)
        if (call.procedure !== 'sp_executesql') {
          tokens.errorToken(
            this.#out,
            new ServerError(2812, `The fixture has no procedure ${call.procedure}.`),
          )
          tokens.done(this.#out, 0xfe, tokens.DONE_ERROR)
          return this.#flush(true)
        }
        return this.#run(call.sql, call.parameters, 0xfe)
      }
      case TRANSACTION:
        return this.#changeTransaction(message)
      default:
        throw new Error(`The fixture does not know messages of type ${type}.`)
    }
  }

  async #login(message: Buffer): Promise<void> {
    const login = readLogin(message)
    this.#faults.logins++
    try {
      const secret = login.token ?? login.password
      this.#session = await this.#engine.login(login.user, secret, login.database)
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      tokens.errorToken(this.#out, error)
      tokens.done(this.#out, 0xfd, tokens.DONE_ERROR)
      await this.#flush(true)
      this.#socket.end()
      return
    }
    const wanted = Math.min(Math.max(login.packetSize, 512), 32_767)
    tokens.environment(this.#out, 1, this.#session.database, 'master')
    tokens.environmentBytes(this.#out, 7, Buffer.from([9, 4, 0xd0, 0, 0x34]), Buffer.alloc(0))
    tokens.environment(this.#out, 4, String(wanted), String(this.#packetSize))
    tokens.loginAcknowledged(this.#out)
    if (login.token !== undefined) tokens.tokenAcknowledged(this.#out)
    tokens.done(this.#out, 0xfd, 0)
    await this.#flush(true)
    this.#packetSize = wanted
  }

  async #run(sql: string, parameters: Parameters<EngineSession['run']>[1], token: number): Promise<void> {
    const inside = token === 0xfe ? 0xff : 0xfd
    const fault = this.#faults.strike(sql)
    try {
      if (fault && fault.afterRows === 0) throw fault.error
      for await (const result of this.#session!.run(sql, parameters)) {
        const count = 'count' in result ? result.count : await this.#sendRows(result, fault)
        if (this.#attention) break
        tokens.done(this.#out, inside, tokens.DONE_MORE | tokens.DONE_COUNT, count)
      }
      if (token === 0xfe) this.#out.u8(0x79).u32(0)
      tokens.done(this.#out, token, 0)
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      tokens.errorToken(this.#out, error)
      if (error.number === 1205) await this.#rolledBack()
      tokens.done(this.#out, token, tokens.DONE_ERROR)
    }
    await this.#flush(true)
  }

  async #sendRows(
    result: Exclude<Result, { count: number }>,
    fault: ReturnType<Faults['strike']>,
  ): Promise<number> {
    tokens.columnTokens(this.#out, result.columns)
    let rows = 0
    for await (const row of result.rows) {
      if (fault && rows === fault.afterRows) throw fault.error
      tokens.rowToken(this.#out, result.columns, row)
      rows++
      if (this.#out.length < FLUSH_AT) continue
      await this.#flush(false)
      if (this.#attention) break
    }
    return rows
  }

  async #startBulk(sql: string): Promise<void> {
    const fault = this.#faults.strike(sql)
    try {
      if (fault) throw fault.error
      this.#bulk = { sink: await this.#session!.bulk(sql), reader: new BulkReader(), rows: 0 }
      tokens.done(this.#out, 0xfd, 0)
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      tokens.errorToken(this.#out, error)
      tokens.done(this.#out, 0xfd, tokens.DONE_ERROR)
    }
    await this.#flush(true)
  }

  async #bulkPart(part: Buffer, last: boolean, ignore: boolean): Promise<void> {
    const bulk = this.#bulk
    if (!bulk) return
    try {
      const rows = bulk.error || ignore ? [] : bulk.reader.read(part)
      if (rows.length > 0) await bulk.sink.write(bulk.reader.columns!, rows)
      bulk.rows += rows.length
      if (last && !bulk.error && !ignore) await bulk.sink.end()
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      bulk.error = error
    }
    if (!last) return
    this.#bulk = undefined
    if (bulk.error) {
      tokens.errorToken(this.#out, bulk.error)
      tokens.done(this.#out, 0xfd, tokens.DONE_ERROR)
    } else tokens.done(this.#out, 0xfd, tokens.DONE_COUNT, bulk.rows)
    await this.#flush(true)
  }

  async #changeTransaction(message: Buffer): Promise<void> {
    const { kind, isolation } = readTransactionRequest(message)
    const session = this.#session!
    const nothing = Buffer.alloc(0)
    try {
      if (kind === 5) {
        await session.begin(isolation)
        this.#transaction = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])
        tokens.environmentBytes(this.#out, 8, this.#transaction, nothing)
      } else if (kind === 7) {
        await session.commit()
        tokens.environmentBytes(this.#out, 9, nothing, this.#transaction)
      } else {
        await session.rollback()
        tokens.environmentBytes(this.#out, 10, nothing, this.#transaction)
      }
      tokens.done(this.#out, 0xfd, 0)
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      tokens.errorToken(this.#out, error)
      tokens.done(this.#out, 0xfd, tokens.DONE_ERROR)
    }
    await this.#flush(true)
  }

  async #rolledBack(): Promise<void> {
    if (this.#transaction.length === 0) return
    await this.#session!.rollback()
    tokens.environmentBytes(this.#out, 10, Buffer.alloc(0), this.#transaction)
    this.#transaction = Buffer.alloc(0)
  }

  /** Sends whole packets; the last one says that the message is over. Waits for the client, then lets others have a turn. */
  async #flush(last: boolean): Promise<void> {
    const body = this.#out.flush()
    const room = this.#packetSize - 8
    const parts: Buffer[] = []
    let at = 0
    while (body.length - at > room || (last && at === 0 && body.length - at <= room)) {
      const part = body.subarray(at, at + room)
      at += part.length
      parts.push(this.#header(part.length, last && at === body.length), part)
      if (at === body.length) break
    }
    if (at < body.length) {
      if (last) {
        const part = body.subarray(at)
        parts.push(this.#header(part.length, true), part)
      } else this.#out.raw(body.subarray(at))
    }
    await this.#send(Buffer.concat(parts))
  }

  #header(size: number, last: boolean): Buffer {
    const header = Buffer.alloc(8)
    header[0] = 4
    header[1] = last ? 1 : 0
    header.writeUInt16BE(size + 8, 2)
    this.#packet = (this.#packet + 1) & 255
    header[6] = this.#packet
    return header
  }

  async #send(bytes: Buffer): Promise<void> {
    const { delay } = this.#faults
    if (delay > 0) await wait(delay)
    const cut = this.#faults.cut(bytes.length)
    if (cut) {
      const part = bytes.subarray(0, cut.allowed)
      if (cut.kind === 'truncate') this.#socket.end(part)
      else this.#socket.write(part, () => this.#socket.resetAndDestroy())
      throw new Hung()
    }
    if (this.#socket.destroyed) throw new Hung()
    if (!this.#socket.write(bytes)) {
      await new Promise<void>((resolve) => {
        const go = () => {
          this.#socket.off('drain', go).off('close', go)
          resolve()
        }
        this.#socket.on('drain', go).on('close', go)
      })
    }
    await turn()
  }
}
