// One local Parquet file into one table: a load job with a declared schema, its bytes sent along or, when many, in resumable parts.

import { open } from 'node:fs/promises'
import type { TableField } from '@google-cloud/bigquery'
import type { Column } from '../../manifest/column.ts'
import type { Relation } from '../../manifest/relation.ts'
import { parseType } from '../../sql/type-text.ts'
import type { SqlType } from '../../sql/types.ts'
import type { LoadOptions } from '../adapter.ts'
import { ApiError } from './api-error.ts'
import type { BigqueryConnection } from './connection.ts'
import type { JobResource } from './job-resource.ts'
import type { JobBody } from './jobs.ts'
import type { Rest } from './rest.ts'
import type { Attempts } from './retry.ts'
import type { BigquerySettings } from './settings.ts'
import type { Field } from './values.ts'

/** Sent in one request up to here. */
const WHOLE_BYTES = 1 << 20
/** A multiple of 256 KiB, as the upload protocol wants. */
const PART_BYTES = 8 << 20

export interface FileLoad {
  readonly file: string
  readonly into: Relation
  readonly columns: readonly Column[]
  readonly options: LoadOptions
}

export async function loadFile(
  connection: BigqueryConnection,
  settings: BigquerySettings,
  { file, into, columns, options }: FileLoad,
): Promise<JobResource> {
  const { job } = await connection.jobs.run({
    configuration: {
      load: {
        destinationTable: {
          projectId: into.database ?? settings.project,
          datasetId: into.schema,
          tableId: into.name,
        },
        sourceFormat: 'PARQUET',
        parquetOptions: { enableListInference: true },
        schema: { fields: columns.map((column) => fieldOf(column) as TableField) },
        createDisposition: 'CREATE_IF_NEEDED',
        writeDisposition: options.mode === 'append' ? 'WRITE_APPEND' : 'WRITE_TRUNCATE',
      },
    },
    node: `${into.schema}.${into.name}`,
    signal: options.signal,
    updates: {
      table: `${into.database ?? settings.project}.${into.schema}.${into.name}`,
      kind: 'table',
    },
    insert: (body, attempts) => upload(connection, file, body, attempts),
  })
  return job
}

async function upload(
  { rest }: BigqueryConnection,
  file: string,
  job: JobBody,
  attempts: Attempts,
): Promise<JobResource> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const base = rest.uploadPath
    if (size <= WHOLE_BYTES) {
      const { bytes, type } = multipart(job, await handle.readFile())
      return await rest.send<JobResource>({
        method: 'POST',
        path: base,
        query: { uploadType: 'multipart' },
        bytes,
        headers: { 'content-type': type },
        ...attempts,
      })
    }
    const { headers } = await rest.sendWhole({
      method: 'POST',
      path: base,
      query: { uploadType: 'resumable' },
      body: job,
      headers: {
        'x-upload-content-type': 'application/octet-stream',
        'x-upload-content-length': String(size),
      },
      ...attempts,
    })
    const place = headers.get('location')
    if (place === null) throw new ApiError('The upload got no address.', 'garbled', undefined, false)
    return await sendParts(rest, handle, size, place, attempts)
  } finally {
    await handle.close()
  }
}

/**
 * After each part, and after each failure, the service says how much it has: the next part starts there. What is tried again is
 * the question how far it got, so tries are counted anew whenever it got further.
 */
async function sendParts(
  rest: Rest,
  handle: Awaited<ReturnType<typeof open>>,
  size: number,
  place: string,
  attempts: Attempts,
): Promise<JobResource> {
  let sent = 0
  let unsure = false
  for (let attempt = 1; ; ) {
    const part = Buffer.alloc(unsure ? 0 : Math.min(PART_BYTES, size - sent))
    if (part.length > 0) await handle.read(part, 0, part.length, sent)
    const range = unsure ? `bytes */${size}` : `bytes ${sent}-${sent + part.length - 1}/${size}`
    try {
      const answer = await rest.sendWhole<JobResource>({
        method: 'PUT',
        path: place,
        bytes: part,
        headers: { 'content-range': range },
        ...attempts,
        retries: 0,
        accept: [308],
      })
      if (answer.status !== 308) return answer.body
      const last = /-(\d+)$/.exec(answer.headers.get('range') ?? '')?.[1]
      const reached = last === undefined ? 0 : Number(last) + 1
      if (reached > sent) attempt = 1
      sent = reached
      unsure = false
    } catch (error) {
      await rest.retry.pause(error, attempt++, attempts)
      unsure = true
    }
  }
}

function multipart(job: JobBody, content: Buffer): { readonly bytes: Buffer; readonly type: string } {
  const boundary = `strata_${crypto.randomUUID()}`
  const head = `--${boundary}\r\ncontent-type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify(job)}\r\n--${boundary}\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    bytes: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--`)]),
    type: `multipart/related; boundary=${boundary}`,
  }
}

/** A column as the API declares it; `type` is GoogleSQL's. */
export function fieldOf(column: Column): Field {
  return {
    ...fieldOfType(column.name, parseType(column.type ?? 'STRING', 'bigquery'), column.type ?? 'STRING'),
    ...(column.description === undefined ? {} : { description: column.description }),
  }
}

function fieldOfType(name: string, type: SqlType, written: string): Field {
  if (type.kind === 'array') return { ...fieldOfType(name, type.element, 'STRING'), mode: 'REPEATED' }
  if (type.kind === 'struct') {
    const fields = type.fields.map((field, index) =>
      fieldOfType(field.name ?? `f${index + 1}`, field.type, 'STRING'),
    )
    return { name, type: 'RECORD', mode: 'NULLABLE', fields }
  }
  const parameters = /\((\d+)(?:\s*,\s*(\d+))?\)/.exec(written)
  const decimal = /^(BIG)?(NUMERIC|DECIMAL)/i.test(written) && parameters !== null
  return {
    name,
    type: apiNames[type.kind] ?? 'STRING',
    mode: 'NULLABLE',
    ...(decimal
      ? { precision: parameters[1]!, ...(parameters[2] === undefined ? {} : { scale: parameters[2] }) }
      : {}),
  }
}

const apiNames: Readonly<Record<string, string>> = {
  int64: 'INTEGER',
  float64: 'FLOAT',
  bool: 'BOOLEAN',
  string: 'STRING',
  bytes: 'BYTES',
  date: 'DATE',
  datetime: 'DATETIME',
  time: 'TIME',
  timestamp: 'TIMESTAMP',
  numeric: 'NUMERIC',
  bignumeric: 'BIGNUMERIC',
  json: 'JSON',
  interval: 'INTERVAL',
  geography: 'GEOGRAPHY',
}
