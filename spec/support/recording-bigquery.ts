// BigQuery's capabilities and statements around a connection that records: for tests of what would be sent, and in which order.

import type { Adapter, Statement } from '../../src/adapters/adapter.ts'
import { bigqueryStatements } from '../../src/adapters/bigquery/statements/bigquery-statements.ts'
import type { Column } from '../../src/manifest/column.ts'
import type { FoundRelation } from '../../src/manifest/lookup.ts'
import type { Relation } from '../../src/manifest/relation.ts'
import { sqlFailed } from '../../src/problems/catalogue/adapters.ts'
import { ProblemError } from '../../src/problems/problem.ts'

export interface Recording {
  readonly adapter: Adapter
  /** Statements in the order in which they were sent; loads and calls of the API as comments. */
  readonly sent: string[]
}

export interface RecordingOptions {
  readonly standing?: readonly FoundRelation[]
  /** By name; default: none. */
  readonly columns?: Readonly<Record<string, readonly Column[]>>
  /** Bytes of tables by name. A dry run reads all tables that its SQL names, and fails where one is not here. */
  readonly bytes?: Readonly<Record<string, number>>
  /** The count that a test's query gives: whether it fails. */
  readonly failing?: boolean
}

export function recordingBigquery(options: RecordingOptions = {}): Recording {
  const { standing = [], columns = {}, bytes = {} } = options
  const sent: string[] = []
  const textOf = (statement: Statement | string) =>
    typeof statement === 'string' ? statement : statement.sql
  const runner: Pick<Adapter['connection'], 'execute' | 'query' | 'stream'> = {
    execute: async (statement) => {
      sent.push(textOf(statement))
      return {}
    },
    query: async (statement) => {
      sent.push(textOf(statement))
      const ids = textOf(statement).includes('partition_id')
      const rows = ids ? [['20240101'], ['20240102']] : options.failing === true ? [[0, 1, null, null]] : []
      return { columns: [], types: [], rows }
    },
    async *stream() {},
  }
  const estimate = async (statement: Statement | string) => {
    const names = [...textOf(statement).matchAll(/`[^`]+`\.`[^`]+`\.`([^`]+)`/g)].map((match) => match[1]!)
    const missing = names.find((name) => bytes[name] === undefined)
    if (missing !== undefined) throw new ProblemError(sqlFailed({ message: `Not found: ${missing}` }))
    return { bytes: names.reduce((total, name) => total + bytes[name]!, 0) }
  }
  const known = (relation: Relation) => columns[relation.name.replace(/(_new)?(_changed)?__strata_\w+$/, '')]
  const note = (text: string) => void sent.push(`-- ${text}`)
  const adapter: Adapter = {
    type: 'bigquery',
    dialect: 'bigquery',
    can: {
      ...{ transactionalDdl: false, merge: true, estimates: true, grants: true, concurrency: true },
      ...{ materializedViews: true, sharedScans: true },
    },
    statements: bigqueryStatements({ location: 'EU' }),
    connection: {
      ...runner,
      estimate,
      describe: async () => [],
      session: async () => ({ ...runner, transaction: (work) => work(), release: () => {} }),
    },
    catalog: {
      relations: async () => standing,
      schemas: async () => [{ database: 'acme-prod', schema: 'shop' }],
      columns: async (relation) => known(relation),
      comments: async () => new Map(),
      versions: async () => new Map(),
      describe: async () => [],
    },
    loader: {
      load: async (source, into) => {
        note(`load ${source.files.map((file) => file.split('/').at(-1)).join(', ')} into ${into.name}`)
        return { rows: 1 }
      },
      inspect: async () => [],
      loadBatches: async () => ({ rows: 0 }),
      exportTo: async () => ({ rows: 0 }),
    },
    metadata: {
      describeFields: async (relation, fields) =>
        note(`describe ${[...fields.keys()].join(', ')} of ${relation.name}`),
      addFields: async (relation, column) => {
        note(`add fields of ${column.name} to ${relation.name}`)
        return true
      },
      authorize: async (view, datasets) =>
        note(`let ${view.name} read ${datasets.map(({ schema }) => schema).join(', ')}`),
      copyPartition: async (from, to, partition) =>
        note(`copy partition ${partition} of ${from.name} to ${to.name}`),
      grants: async () => new Map([['roles/bigquery.dataViewer', ['user:gone@example.com']]]),
    },
    close: async () => {},
  }
  return { adapter, sent }
}
