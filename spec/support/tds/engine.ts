// What stands behind the server: something that answers statements.

import type { WireColumn, WireType, WireValue } from './wire-types.ts'

export interface Parameter {
  /** With its `@`. */
  readonly name: string
  readonly type: WireType
  readonly value: WireValue
}

export interface ResultSet {
  readonly columns: readonly WireColumn[]
  readonly rows: AsyncIterable<readonly WireValue[]> | Iterable<readonly WireValue[]>
}

/** A result set, or how many rows a statement touched. */
export type Result = ResultSet | { readonly count: number }

export interface Engine {
  /** Rejects with a `ServerError` 18456 or 4060. */
  login(user: string, password: string, database: string): Promise<EngineSession>
}

export interface EngineSession {
  readonly database: string
  run(sql: string, parameters: readonly Parameter[]): AsyncIterable<Result>
  /** Rows of an INSERT BULK; what is returned is called with each part and at the end. */
  bulk(sql: string): Promise<BulkSink>
  begin(isolation: number): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
  close(): Promise<void>
}

export interface BulkSink {
  write(columns: readonly WireColumn[], rows: readonly (readonly WireValue[])[]): Promise<void>
  end(): Promise<void>
}

/** An error as the server tells it. */
export class ServerError extends Error {
  readonly number: number
  readonly severity: number

  constructor(number: number, message: string, severity = 16) {
    super(message)
    this.number = number
    this.severity = severity
  }
}
