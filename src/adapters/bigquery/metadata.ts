// What no statement can say: descriptions of nested fields, policy tags, authorised views, copies of single partitions.

import type { Column } from '../../manifest/column.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { FieldWords, Grants, Metadata, QueryOptions, SchemaName, TableShape } from '../adapter.ts'
import { ApiError } from './api-error.ts'
import type { BigqueryCatalog } from './catalog.ts'
import type { BigqueryConnection } from './connection.ts'
import type { TableResource } from './job-resource.ts'
import { fieldOf } from './load-file.ts'
import { settleOptions } from './statements/table-options.ts'
import { type Field, typeOf } from './values.ts'

/** Another writer's change in between makes a conditional update fail; then it is made anew. */
const CHANGED_MEANWHILE = 412
const TRIES = 5

interface Access {
  readonly role?: string
  readonly view?: ViewReference
}

interface ViewReference {
  readonly projectId: string
  readonly datasetId: string
  readonly tableId: string
}

function isSame(one: ViewReference, other: ViewReference): boolean {
  const fields = ['projectId', 'datasetId', 'tableId'] as const
  return fields.every((field) => one[field] === other[field])
}

export class BigqueryMetadata implements Metadata {
  readonly #connection: BigqueryConnection
  readonly #catalog: BigqueryCatalog
  readonly #project: string

  constructor(connection: BigqueryConnection, catalog: BigqueryCatalog, project: string) {
    this.#connection = connection
    this.#catalog = catalog
    this.#project = project
  }

  async describeFields(
    relation: Relation,
    fields: ReadonlyMap<string, FieldWords>,
    options: QueryOptions = {},
  ): Promise<void> {
    const words = new Map([...fields].map(([path, text]) => [path.toLowerCase(), text]))
    await this.#changeFields(relation, options, (list) => list.map((field) => described(field, '', words)))
  }

  async addFields(relation: Relation, column: Column, options: QueryOptions = {}): Promise<boolean> {
    const wanted = fieldOf(column)
    let possible = true
    await this.#changeFields(relation, options, (list) =>
      list.map((field) => {
        if (field.name.toLowerCase() !== column.name.toLowerCase()) return field
        const wider = withFields(field, wanted)
        possible = wider !== undefined
        return wider ?? field
      }),
    )
    return possible
  }

  async authorize(
    view: Relation,
    datasets: readonly SchemaName[],
    options: QueryOptions = {},
  ): Promise<void> {
    const entry = {
      view: { projectId: view.database ?? this.#project, datasetId: view.schema, tableId: view.name },
    }
    for (const dataset of datasets) {
      const path = `/datasets/${encodeURIComponent(dataset.schema)}`
      const project = dataset.database ?? this.#project
      await this.#ifUnchanged(options, async () => {
        const found = await this.#connection.rest.send<{
          readonly access?: readonly Access[]
          readonly etag?: string
        }>({
          method: 'GET',
          path,
          project,
          signal: options.signal,
        })
        const access = found.access ?? []
        if (access.some(({ view: other }) => other !== undefined && isSame(other, entry.view))) return
        await this.#connection.rest.send({
          method: 'PATCH',
          path,
          project,
          body: { access: [...access, entry] },
          ...(found.etag === undefined ? {} : { headers: { 'if-match': found.etag } }),
          signal: options.signal,
        })
      })
    }
  }

  /** One metadata operation: readers see the old partition or the new one. */
  async copyPartition(
    from: Relation,
    to: Relation,
    partition: string,
    config: TableShape['config'],
    options: QueryOptions = {},
  ): Promise<void> {
    const reference = ({ database, schema, name }: Relation) => ({
      projectId: database ?? this.#project,
      datasetId: schema,
      tableId: `${name}$${partition}`,
    })
    const { kmsKeyName } = settleOptions(config, () => {})
    await this.#connection.guard(
      { sql: '', purpose: `copy the partition ${partition} to "${to.name}"` },
      options,
      () =>
        this.#connection.jobs.run({
          configuration: {
            copy: {
              sourceTable: reference(from),
              destinationTable: reference(to),
              writeDisposition: 'WRITE_TRUNCATE',
              ...(kmsKeyName === undefined ? {} : { destinationEncryptionConfiguration: { kmsKeyName } }),
            },
          },
          node: options.node,
          signal: options.signal,
          updates: { table: this.#nameOf(to), kind: 'partition' },
        }),
    )
  }

  async grants(relation: Relation, options: QueryOptions = {}): Promise<Grants> {
    return this.#connection.guard(undefined, options, async () => {
      const { bindings = [] } = await this.#connection.rest.send<{
        readonly bindings?: readonly { readonly role: string; readonly members?: readonly string[] }[]
      }>({
        method: 'POST',
        path: `/datasets/${encodeURIComponent(relation.schema)}/tables/${encodeURIComponent(relation.name)}:getIamPolicy`,
        project: relation.database ?? this.#project,
        body: {},
        signal: options.signal,
      })
      return new Map(bindings.map(({ role, members = [] }) => [role, members]))
    })
  }

  async #changeFields(
    relation: Relation,
    options: QueryOptions,
    change: (fields: readonly Field[]) => readonly Field[],
  ): Promise<void> {
    await this.#ifUnchanged(options, async () => {
      const table = await this.#catalog.table(relation, options)
      const fields = table?.schema?.fields
      if (table === undefined || fields === undefined) return
      const changed = change(fields)
      if (JSON.stringify(changed) === JSON.stringify(fields)) return
      await this.#patch(relation, table, changed, options)
    })
  }

  async #patch(
    relation: Relation,
    { etag }: TableResource,
    fields: readonly Field[],
    options: QueryOptions,
  ): Promise<void> {
    await this.#connection.jobs.pace.enter({ table: this.#nameOf(relation), kind: 'table' }, options.signal)
    await this.#connection.rest.send({
      method: 'PATCH',
      path: `/datasets/${encodeURIComponent(relation.schema)}/tables/${encodeURIComponent(relation.name)}`,
      project: relation.database ?? this.#project,
      body: { schema: { fields } },
      ...(etag === undefined ? {} : { headers: { 'if-match': etag } }),
      signal: options.signal,
    })
  }

  #nameOf({ database, schema, name }: Relation): string {
    return [database ?? this.#project, schema, name].join('.')
  }

  async #ifUnchanged(options: QueryOptions, work: () => Promise<void>): Promise<void> {
    await this.#connection.guard(undefined, options, async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await work()
        } catch (error) {
          const again = error instanceof ApiError && error.status === CHANGED_MEANWHILE && attempt < TRIES
          if (!again) throw error
        }
      }
    })
  }
}

function described(field: Field, parent: string, words: ReadonlyMap<string, FieldWords>): Field {
  const path = `${parent}${field.name}`.toLowerCase()
  const told = words.get(path)
  return {
    ...field,
    ...(told?.description === undefined ? {} : { description: told.description }),
    ...(told?.policyTags === undefined ? {} : { policyTags: { names: told.policyTags } }),
    ...(field.fields === undefined
      ? {}
      : { fields: field.fields.map((inner) => described(inner, `${path}.`, words)) }),
  }
}

/** `standing` with the fields that only `wanted` has; undefined where the two differ in more than that. */
function withFields(standing: Field, wanted: Field): Field | undefined {
  if (typeOf(standing) === typeOf(wanted)) return standing
  if (standing.fields === undefined || wanted.fields === undefined) return undefined
  if ((standing.mode === 'REPEATED') !== (wanted.mode === 'REPEATED')) return undefined
  const merged: Field[] = []
  for (const field of standing.fields) {
    const other = wanted.fields.find(({ name }) => name.toLowerCase() === field.name.toLowerCase())
    const inner = other === undefined ? field : withFields(field, other)
    if (inner === undefined) return undefined
    merged.push(inner)
  }
  const known = new Set(standing.fields.map(({ name }) => name.toLowerCase()))
  return {
    ...standing,
    fields: [...merged, ...wanted.fields.filter(({ name }) => !known.has(name.toLowerCase()))],
  }
}
