// What BigQuery's datasets hold, asked with as few requests as possible: a listing gives a thousand tables at a time.

import type { Column } from '../../manifest/column.ts'
import type { FoundRelation } from '../../manifest/lookup.ts'
import { type Relation, type RelationKind, relationKey } from '../../manifest/relation.ts'
import type { CatalogTable } from '../../manifest/results.ts'
import type { Catalog, Comments, QueryOptions, SchemaName } from '../adapter.ts'
import { ApiError } from './api-error.ts'
import type { BigqueryConnection } from './connection.ts'
import { describeDataset } from './describe-dataset.ts'
import type { TableReference, TableResource } from './job-resource.ts'
import { type ListedLayout, layoutOf } from './statements/layout.ts'
import { quoteName } from './statements/names.ts'
import { typeOf } from './values.ts'

const PAGE = 1000

type ListedTable = {
  readonly tableReference: TableReference
  readonly type?: string
  readonly creationTime?: string
} & ListedLayout

interface ListedModel {
  readonly modelReference: {
    readonly projectId: string
    readonly datasetId: string
    readonly modelId: string
  }
  /** Milliseconds since the epoch. */
  readonly creationTime?: string
  readonly lastModifiedTime?: string
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
    const lists = await Promise.all(
      schemas.map((schema) => this.#pages<ListedTable>('tables', schema, options)),
    )
    return lists.flat().map((table) => {
      const { projectId, datasetId, tableId } = table.tableReference
      const kind = kindOf(table.type)
      return {
        ...{ database: projectId, schema: datasetId, name: tableId, kind },
        createdAt: Number(table.creationTime ?? Date.now()),
        ...(kind === 'table' ? { layout: layoutOf(table) } : {}),
      }
    })
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

  /** When each was last modified; one query for each dataset. */
  async versions(
    relations: readonly Relation[],
    options: QueryOptions = {},
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = new Set(relations.map(relationKey))
    const found = new Map<string, string>()
    await Promise.all(
      distinctSchemas(relations).map(async ({ database, schema }) => {
        const path = [database ?? this.#project, schema].map(quoteName).join('.')
        const { rows } = await this.#connection.query(
          {
            sql: `SELECT table_id, last_modified_time FROM ${path}.__TABLES__ WHERE type = 1`,
            purpose: `look at the tables of "${schema}"`,
          },
          options,
        )
        for (const [name, time] of rows) {
          const key = relationKey({ database, schema, name: String(name) })
          if (wanted.has(key)) found.set(key, String(time))
        }
      }),
    )
    return found
  }

  /** They are in no listing of tables. */
  async models(
    schemas: readonly SchemaName[],
    options: QueryOptions = {},
  ): Promise<ReadonlyMap<string, string>> {
    const lists = await Promise.all(
      distinctSchemas(schemas).map((schema) => this.#pages<ListedModel>('models', schema, options)),
    )
    return new Map(
      lists.flat().map(({ modelReference, lastModifiedTime, creationTime }) => {
        const { projectId, datasetId, modelId } = modelReference
        const key = relationKey({ database: projectId, schema: datasetId, name: modelId })
        return [key, `model ${lastModifiedTime ?? creationTime ?? ''}`]
      }),
    )
  }

  async describe(
    schemas: readonly SchemaName[],
    options: QueryOptions = {},
  ): Promise<readonly CatalogTable[]> {
    const there = new Set((await this.schemas(options)).map(({ schema }) => schema.toLowerCase()))
    const own = (schema: SchemaName) => (schema.database ?? this.#project) === this.#project
    const known = schemas.filter((schema) => !own(schema) || there.has(schema.schema.toLowerCase()))
    const lists = await Promise.all(known.map((schema) => describeDataset(schema, this.#connection, options)))
    return lists.flat()
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

  /** All pages of what a dataset holds; empty where there is no dataset. */
  async #pages<Item>(
    kind: 'tables' | 'models',
    { database, schema }: SchemaName,
    options: QueryOptions,
  ): Promise<readonly Item[]> {
    return this.#connection.guard(undefined, options, async () => {
      const found: Item[] = []
      let pageToken: string | undefined
      do {
        const page = await orMissing(() =>
          this.#connection.rest.send<
            { readonly [key in 'tables' | 'models']?: readonly Item[] } & { readonly nextPageToken?: string }
          >({
            method: 'GET',
            path: `/datasets/${encodeURIComponent(schema)}/${kind}`,
            project: database ?? this.#project,
            query: { maxResults: PAGE, pageToken },
            signal: options.signal,
          }),
        )
        found.push(...(page?.[kind] ?? []))
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

function distinctSchemas(relations: readonly SchemaName[]): readonly SchemaName[] {
  const found = new Map(
    relations.map(({ database, schema }) => [`${database}.${schema}`.toLowerCase(), { database, schema }]),
  )
  return [...found.values()]
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
