// The driver's reading of an answer, with its rows taken out on the way. Built on what the driver keeps to itself, and so on
// the very version of it that is pinned: `Connection.createTokenStreamParser` and the parser of its tokens.

import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import type { Connection, Request } from 'tedious'
import type module from 'tedious/lib/token/stream-parser.js'
import type { Token } from 'tedious/lib/token/token.js'
import type { Cells } from '../server-connection.ts'
import type { RowQueue } from './row-queue.ts'
import { ROW, SPARSE_ROW, WireRows } from './wire-rows.ts'

export interface DirectRead {
  readonly request: Request
  readonly queue: RowQueue<unknown>
}

interface Handler {
  readonly request?: unknown
  [onToken: string]: unknown
}

/** The module is its class; the driver's types say that it had one. */
type Parser = typeof module.default
type StreamParser = InstanceType<Parser>
type Message = AsyncIterable<Buffer>
interface Private {
  debug: StreamParser['debug'] & { token(token: unknown): void }
  config: { options: StreamParser['options'] }
  createTokenStreamParser(message: Message, handler: Handler): unknown
}

/** From now on the rows of the request that `direct` names go into its queue, without the driver's `row` event. */
export function takeRowsDirectly(
  connection: Connection,
  parser: unknown,
  direct: () => DirectRead | undefined,
): void {
  const driver = connection as unknown as Private
  const usual = driver.createTokenStreamParser.bind(connection)
  driver.createTokenStreamParser = (message, handler) => {
    const read = direct()
    if (read === undefined || handler.request !== read.request) return usual(message, handler)
    const tokens = new (parser as Parser)(message, driver.debug, driver.config.options)
    return new TokenStream(tokens, handler, read)
  }
}

/** Has the face of the driver's own. */
class TokenStream extends EventEmitter {
  readonly #tokens: Readable

  constructor(parser: StreamParser, handler: Handler, { queue }: DirectRead) {
    super()
    this.#tokens = Readable.from(otherTokens(parser, queue))
    this.#tokens.on('data', (token: Token & { handlerName: string }) => {
      ;(handler[token.handlerName] as (token: Token) => void)(token)
    })
    this.#tokens.on('end', () => this.emit('end'))
    this.#tokens.on('error', (error) => queue.fail(error))
  }

  pause(): unknown {
    return this.#tokens.pause()
  }

  resume(): unknown {
    return this.#tokens.resume()
  }
}

async function* otherTokens(parser: StreamParser, queue: RowQueue<unknown>) {
  let rows: WireRows | undefined
  let columns: unknown
  for (;;) {
    try {
      await parser.waitForChunk()
    } catch (error) {
      if (parser.position === parser.buffer.length) return
      throw error
    }
    while (parser.position < parser.buffer.length) {
      const type = parser.buffer[parser.position]!
      if (type !== ROW && type !== SPARSE_ROW) {
        parser.position++
        const token = parser.readToken(type)
        if (token !== undefined) yield token
        continue
      }
      if (rows === undefined || columns !== parser.colMetadata) {
        columns = parser.colMetadata
        rows = new WireRows(queue.sink, parser.colMetadata)
      }
      const wait = readRows(parser, rows, queue) ?? queue.room()
      if (wait !== undefined) await wait
    }
  }
}

/** Moves the parser behind the rows that are there. Gives what is to be waited for until it can go on. */
function readRows(parser: StreamParser, rows: WireRows, queue: RowQueue<unknown>): Promise<void> | undefined {
  const from = parser.position
  try {
    parser.position = rows.read(parser.buffer, from, queue.discarding)
  } catch (error) {
    // The row is read again, into nothing.
    queue.fail(error)
    return undefined
  }
  queue.pass()
  if (parser.position > from) return undefined
  return rows.byDriver ? readByDriver(parser, queue) : parser.waitForChunk()
}

async function readByDriver(parser: StreamParser, queue: RowQueue<unknown>): Promise<void> {
  const type = parser.buffer[parser.position++]!
  const token = (await parser.readToken(type)) as unknown as { readonly columns: Cells }
  queue.add(token.columns)
}
