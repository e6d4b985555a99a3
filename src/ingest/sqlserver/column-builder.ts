// Values into typed arrays as they come, a column each. What is text only because the driver would lose digits becomes a
// whole number here: one call hands thousands of them to the engine, where every text is a call.

import type { CellSink } from '../../connections/server-connection.ts'
import type { BatchColumn } from '../../manifest/batch.ts'
import { PlainBuilder } from './plain-builder.ts'
import { TextBuilder } from './text-builder.ts'
import type { Transport } from './transport.ts'
import { WholeBuilder } from './whole-builder.ts'

export interface ColumnBuilder extends CellSink {
  /** Bytes of text so far. */
  readonly size: number
  /** The column so far; the next one begins empty. */
  take(): BatchColumn
  /** A column that was taken and is not needed any more: its arrays serve again, as garbage they would wait for long. */
  reuse(column: BatchColumn): void
}

export function columnBuilder(transport: Transport, capacity: number): ColumnBuilder {
  switch (transport.kind) {
    case 'text':
      return new TextBuilder(capacity)
    case 'int32':
    case 'boolean':
    case 'double':
    case 'date':
      return new PlainBuilder(transport.kind, capacity)
    default:
      return new WholeBuilder(transport, capacity)
  }
}
