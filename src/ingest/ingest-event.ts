// What loading says while it runs and when it is done. Progress bars, JSON lines and exit codes all read these.

import type { NodeId } from '../manifest/node-id.ts'
import type { Relation } from '../manifest/relation.ts'
import type { Problem } from '../problems/problem.ts'

/** `skipped`: the target already holds the very same rows. */
export type LoadStatus = 'loaded' | 'skipped' | 'error' | 'interrupted'

/** What a load would read. */
export interface DryRead {
  readonly mode: 'full' | 'incremental'
  /** For people, e.g. `changes since version 17, up to 20`. */
  readonly reads: string
  /** As of now; null where nobody has counted. */
  readonly rows: number | null
}

/** How one table fared. */
export interface TableLoad {
  /** `stripe.invoices` for a source's table, otherwise the table's name. */
  readonly table: string
  readonly status: LoadStatus
  /** Rows now in the table or file. */
  readonly rows: number
  /** Rows kept aside because they did not convert. */
  readonly rejected: number
  readonly milliseconds: number
  /** For people, e.g. `59,090 rows` or why nothing was done. */
  readonly message: string
  /** Of a dry run: nothing was loaded, whatever is there. */
  readonly dry?: DryRead
  readonly problems: readonly Problem[]
  readonly id?: NodeId
  readonly relation?: Relation
  /** Absolute path of a written file. */
  readonly file?: string
  /** sha256 of a written file, of the files read, or of the settings that the rows were made from. */
  readonly checksum?: string
}

export type IngestEvent =
  | { readonly kind: 'run-started'; readonly at: number; readonly tables: number }
  | { readonly kind: 'started'; readonly at: number; readonly table: string; readonly index: number }
  | {
      readonly kind: 'progress'
      readonly at: number
      readonly table: string
      readonly rows: number
      readonly rowsPerSecond: number
    }
  | { readonly kind: 'finished'; readonly at: number; readonly index: number; readonly load: TableLoad }
  | { readonly kind: 'run-finished'; readonly at: number; readonly summary: IngestSummary }

export interface IngestSummary {
  readonly startedAt: number
  readonly finishedAt: number
  readonly interrupted: boolean
  readonly loads: readonly TableLoad[]
}

export type OnIngestEvent = (event: IngestEvent) => void
