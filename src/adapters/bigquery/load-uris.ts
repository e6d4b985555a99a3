// Files in Cloud Storage into one table: a load job that names them, with a declared schema where there is one.

import type { TableField } from '@google-cloud/bigquery'
import type { Relation } from '../../manifest/relation.ts'
import type { LoadColumn, LoadOptions, RemoteSource } from '../adapter.ts'
import type { BigqueryConnection } from './connection.ts'
import type { JobResource } from './job-resource.ts'
import { fieldOf } from './load-file.ts'
import type { BigquerySettings } from './settings.ts'

export interface UriLoad {
  readonly source: RemoteSource
  readonly into: Relation
  readonly columns: readonly LoadColumn[]
  readonly options: LoadOptions
}

const formats = {
  parquet: 'PARQUET',
  csv: 'CSV',
  ndjson: 'NEWLINE_DELIMITED_JSON',
  json: 'NEWLINE_DELIMITED_JSON',
}

export async function loadUris(
  connection: BigqueryConnection,
  settings: BigquerySettings,
  { source, into, columns, options }: UriLoad,
): Promise<JobResource> {
  const { uris, format, delimiter, quote, header, nullText } = source
  const typed = columns.length > 0 && columns.every(({ type }) => type !== undefined)
  const { job } = await connection.jobs.run({
    configuration: {
      load: {
        destinationTable: {
          projectId: into.database ?? settings.project,
          datasetId: into.schema,
          tableId: into.name,
        },
        sourceUris: [...uris],
        sourceFormat: formats[format],
        ...(typed
          ? { schema: { fields: columns.map((column) => fieldOf(column) as TableField) } }
          : { autodetect: true }),
        ...(format === 'parquet' ? { parquetOptions: { enableListInference: true } } : {}),
        ...(format === 'csv'
          ? {
              fieldDelimiter: delimiter ?? ',',
              quote: quote ?? '"',
              skipLeadingRows: header === false ? 0 : 1,
              allowQuotedNewlines: true,
              ...(nullText === undefined || nullText === '' ? {} : { nullMarker: nullText }),
            }
          : {}),
        createDisposition: 'CREATE_IF_NEEDED',
        writeDisposition: options.mode === 'append' ? 'WRITE_APPEND' : 'WRITE_TRUNCATE',
      },
    },
    node: `${into.schema}.${into.name}`,
    updates: {
      table: `${into.database ?? settings.project}.${into.schema}.${into.name}`,
      kind: 'table',
    },
    signal: options.signal,
  })
  return job
}
