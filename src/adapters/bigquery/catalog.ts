// What BigQuery's datasets hold, asked with as few requests as possible: a listing gives a thousand tables at a time.

import type { Column } from '../../manifest/column.ts'
import type { FoundRelation } from '../../manifest/lookup.ts'
import type { Relation, RelationKind } from '../../manifest/relation.ts'
import type { CatalogTable } from '../../manifest/results.ts'
import type { Catalog, Comments, QueryOptions, SchemaName } from '../adapter.ts'
import { ApiError } from './api-error.ts'
import type { BigqueryConnection } from './connection.ts'
import type { TableReference, TableResource } from './job-resource.ts'
import { typeOf } from './values.ts'

const PAGE = 1000

interface ListedTable {
  readonly tableReference: TableReference
  readonly type?: string
}

export class BigqueryCatalog implements Catalog {
  readonly #connection: BigqueryConnection
  readonly #project: string

  constructor(connection: BigqueryConnection, project: string) {
    this.#connection = connection
    this.#project = project
  }

  async relations(
    schemas: readonly SchemaName[],
    options: QueryOptions = {},
  ): Promise<readonly FoundRelation[]> {
    const lists = await Promise.all(schemas.map((schema) => this.#tables(schema, options)))
    return lists.flat().map(({ tableReference, type }) => ({
      database: tableReference.projectId,
      schema: tableReference.datasetId,
      name: tableReference.tableId,
      kind: kindOf(type),
    }))
  }

  async schemas(options: QueryOptions = {}): Promise<readonly SchemaName[]> {
    return this.#connection.guard(undefined, options, async () => {
      const found: SchemaName[] = []
      let pageToken: string | undefined
      do {
        const page: {
          readonly datasets?: readonly { readonly datasetReference: { readonly datasetId: string } }[]
          readonly nextPageToken?: string
        } = await this.#connection.rest.send({
          method: 'GET',
          path: '/datasets',
          project: this.#project,
          query: { maxResults: PAGE, pageToken },
          signal: options.signal,
        })
        for (const { datasetReference } of page.datasets ?? [])
          found.push({ database: this.#project, schema: datasetReference.datasetId })
        pageToken = page.nextPageToken
      } while (pageToken)
      return found
    })
  }

  async columns(relation: Relation, options: QueryOptions = {}): Promise<readonly Column[] | undefined> {
    const table = await this.table(relation, options)
    return table?.schema?.fields?.map((field) => ({
      name: field.name,
      type: typeOf(field),
      nullable: field.mode !== 'REQUIRED',
      ...(field.description === undefined ? {} : { description: field.description }),
    }))
  }

  /** Descriptions are part of what is built here, so nothing has to be carried over from the former table. */
  async comments(): Promise<ReadonlyMap<string, Comments>> {
    return new Map()
  }

  async versions(): Promise<ReadonlyMap<string, string>> {
    return new Map()
  }

  async describe(
    schemas: readonly SchemaName[],
    options: QueryOptions = {},
  ): Promise<readonly CatalogTable[]> {
    const found = await this.relations(schemas, options)
    const tables = await Promise.all(found.map((relation) => this.table(relation, options)))
    return tables.flatMap((table, index) => {
      if (table === undefined) return []
      const { kind, ...relation } = found[index]!
      return [
        {
          relation,
          kind,
          columns: (table.schema?.fields ?? []).map((field) => ({ name: field.name, type: typeOf(field) })),
          ...(table.numRows === undefined ? {} : { rows: Number(table.numRows) }),
          ...(table.numBytes === undefined ? {} : { bytes: Number(table.numBytes) }),
          ...(table.description === undefined ? {} : { comment: table.description }),
        },
      ]
    })
  }

  /** Undefined: there is no such table. */
  async table(relation: Relation, options: QueryOptions = {}): Promise<TableResource | undefined> {
    return this.#connection.guard(undefined, options, () =>
      orMissing(() =>
        this.#connection.rest.send<TableResource>({
          method: 'GET',
          path: `/datasets/${encodeURIComponent(relation.schema)}/tables/${encodeURIComponent(relation.name)}`,
          project: relation.database ?? this.#project,
          signal: options.signal,
        }),
      ),
    )
  }

  async #tables({ database, schema }: SchemaName, options: QueryOptions): Promise<readonly ListedTable[]> {
    return this.#connection.guard(undefined, options, async () => {
      const found: ListedTable[] = []
      let pageToken: string | undefined
      do {
        const page = await orMissing(() =>
          this.#connection.rest.send<{
            readonly tables?: readonly ListedTable[]
            readonly nextPageToken?: string
          }>({
            method: 'GET',
            path: `/datasets/${encodeURIComponent(schema)}/tables`,
            project: database ?? this.#project,
            query: { maxResults: PAGE, pageToken },
            signal: options.signal,
          }),
        )
        found.push(...(page?.tables ?? []))
        pageToken = page?.nextPageToken
      } while (pageToken)
      return found
    })
  }
}

async function orMissing<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined
    throw error
  }
}

function kindOf(type: string | undefined): RelationKind {
  switch (type) {
    case 'VIEW':
      return 'view'
    case 'MATERIALIZED_VIEW':
      return 'materialized_view'
    case 'EXTERNAL':
      return 'external'
    default:
      return 'table'
  }
}
