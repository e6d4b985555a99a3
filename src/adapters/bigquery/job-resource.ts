// The shapes of the API's answers, as far as they are read: resources `Job`, `TableRow` and `Table` of BigQuery's REST reference, v2
// (jobs.insert, jobs.get, jobs.getQueryResults, tables.get). `job-resource.test.ts` lets the compiler hold them against the types
// that Google's client generates from the API's own description.

import type { Field, Row } from './values.ts'

export interface JobResource {
  readonly jobReference: {
    readonly projectId: string
    readonly jobId: string
    readonly location?: string
  }
  readonly configuration?: {
    readonly query?: { readonly destinationTable?: TableReference }
    readonly load?: object
    readonly dryRun?: boolean
  }
  readonly status?: {
    readonly state?: string
    readonly errorResult?: { readonly reason?: string; readonly message?: string; readonly location?: string }
    readonly errors?: readonly {
      readonly reason?: string
      readonly message?: string
      readonly location?: string
    }[]
  }
  readonly statistics?: {
    readonly totalBytesProcessed?: string
    readonly totalSlotMs?: string
    readonly startTime?: string
    readonly endTime?: string
    readonly query?: {
      readonly statementType?: string
      readonly totalBytesProcessed?: string
      readonly totalBytesBilled?: string
      readonly totalSlotMs?: string
      readonly cacheHit?: boolean
      readonly numDmlAffectedRows?: string
      readonly schema?: { readonly fields?: readonly Field[] }
      readonly ddlOperationPerformed?: string
    }
    readonly load?: {
      readonly outputRows?: string
      readonly inputFileBytes?: string
      readonly badRecords?: string
    }
  }
}

export interface QueryPage {
  readonly schema?: { readonly fields?: readonly Field[] }
  readonly rows?: readonly Row[]
  readonly pageToken?: string
  readonly totalRows?: string
  readonly jobComplete?: boolean
  readonly numDmlAffectedRows?: string
}

export interface TableReference {
  readonly projectId: string
  readonly datasetId: string
  readonly tableId: string
}

export interface TableResource {
  readonly tableReference: TableReference
  readonly type?: string
  readonly schema?: { readonly fields?: readonly Field[] }
  readonly description?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly numRows?: string
  readonly numBytes?: string
  readonly lastModifiedTime?: string
  readonly creationTime?: string
  readonly expirationTime?: string
  readonly etag?: string
}
