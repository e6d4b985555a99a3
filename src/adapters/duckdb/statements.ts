// DuckDB's words for creating, swapping and changing relations. Pure text.

import type { Column } from '../../manifest/column.ts'
import { ExactScalar } from '../../manifest/exact-scalar.ts'
import type { Json } from '../../manifest/json.ts'
import type { FoundRelation } from '../../manifest/lookup.ts'
import type { Dialect, Query } from '../../manifest/manifest.ts'
import type { Relation } from '../../manifest/relation.ts'
import { parseType, printType } from '../../sql/type-text.ts'
import type {
  Comments,
  DeleteSpec,
  MergeSpec,
  SchemaName,
  Statement,
  Statements,
  TableShape,
} from '../adapter.ts'
import { embed } from '../embed.ts'
import { contractColumns } from './contract-columns.ts'
import { externalStatements } from './external.ts'
import { duckdbMerge } from './merge.ts'
import { referring } from './referring.ts'

export const duckdbStatements: Statements = {
  dialect: 'duckdb',
  quote,
  quoteName,
  literal,
  typeName: (type: string, from: Dialect) =>
    from === 'duckdb' ? type : printType(parseType(type, from), 'duckdb'),
  hash: (expressions: readonly string[]) =>
    `md5(${expressions.map((text) => `coalesce(CAST(${text} AS VARCHAR), '')`).join(" || '|' || ")})`,
  now: 'CAST(now() AS TIMESTAMP)',
  temporary: (_like: Relation, name: string) => ({ database: 'temp', schema: 'main', name }),

  createSchema: ({ database, schema }: SchemaName) => ({
    sql: `CREATE SCHEMA IF NOT EXISTS ${[database, schema]
      .filter((part) => part !== undefined)
      .map(quoteName)
      .join('.')}`,
    purpose: `create the schema "${schema}"`,
  }),
  create: (to: FoundRelation, query: Query, shape: TableShape) => createAs('CREATE', to, query, shape),
  replace,
  publish,
  drop,
  insert: (into: Relation, columns: readonly string[], from: Relation) => ({
    sql: `INSERT INTO ${quote(into)} (${names(columns)})\nSELECT ${names(columns)}\nFROM ${quote(from)}`,
    purpose: 'insert the new rows',
  }),
  merge: (spec: MergeSpec) => duckdbMerge(spec, { quote, quoteName, literal }),
  deleteMatching,
  addColumn: (relation: Relation, column: Column) => ({
    sql: `ALTER TABLE ${quote(relation)} ADD COLUMN ${quoteName(column.name)} ${column.type ?? 'VARCHAR'}`,
    purpose: `add the column "${column.name}"`,
  }),
  dropColumn: (relation: Relation, column: string) => ({
    sql: `ALTER TABLE ${quote(relation)} DROP COLUMN ${quoteName(column)}`,
    purpose: `drop the column "${column}"`,
  }),
  changeColumnType: (relation: Relation, column: Column) => ({
    sql: `ALTER TABLE ${quote(relation)} ALTER COLUMN ${quoteName(column.name)} TYPE ${column.type ?? 'VARCHAR'}`,
    purpose: `change the type of the column "${column.name}"`,
  }),
  comments,
  external: externalStatements(quote),
  referring: referring({ quote, quoteName, literal }),
}

function quote(relation: Relation): string {
  const path = `${quoteName(relation.schema)}.${quoteName(relation.name)}`
  return relation.database === undefined ? path : `${quoteName(relation.database)}.${path}`
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function literal(value: Json): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof ExactScalar)
    return String(value)
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return `${literal(JSON.stringify(value))}::JSON`
}

const names = (columns: readonly string[]): string => columns.map(quoteName).join(', ')

const isView = (relation: FoundRelation): boolean => relation.kind === 'view'

function createAs(verb: string, to: FoundRelation, query: Query, shape: TableShape): Statement {
  const what = isView(to) ? 'VIEW' : shape.temporary === true ? 'TEMP TABLE' : 'TABLE'
  const defined = isView(to) || shape.temporary === true ? undefined : contractColumns(shape)
  const head = `${verb} ${what} ${quote(to)} AS\n`
  const purpose = `create the ${isView(to) ? 'view' : 'table'} "${to.name}"`
  if (defined === undefined) return embed(head, query, '', purpose, 'duckdb')
  const list = names((shape.columns ?? []).map(({ name }) => name))
  const insert = `${verb} ${what} ${quote(to)} ${defined};\nINSERT INTO ${quote(to)} (${list})\nSELECT ${list} FROM (\n`
  return embed(insert, query, '\n) AS model_subq', purpose, 'duckdb')
}

function replace(
  to: FoundRelation,
  query: Query,
  shape: TableShape,
  former: FoundRelation | undefined,
): readonly Statement[] {
  if (former === undefined) return [createAs('CREATE', to, query, shape)]
  if (former.kind === to.kind) return [createAs('CREATE OR REPLACE', to, query, shape)]
  return [drop(former), createAs('CREATE', to, query, shape)]
}

function publish(from: FoundRelation, to: Relation, former: FoundRelation | undefined): readonly Statement[] {
  return [
    ...(former === undefined ? [] : [drop(former)]),
    {
      sql: `ALTER ${isView(from) ? 'VIEW' : 'TABLE'} ${quote(from)} RENAME TO ${quoteName(to.name)}`,
      purpose: `publish "${to.name}"`,
    },
  ]
}

function drop(relation: FoundRelation): Statement {
  return {
    sql: `DROP ${isView(relation) ? 'VIEW' : 'TABLE'} IF EXISTS ${quote(relation)}`,
    purpose: `drop "${relation.name}"`,
  }
}

/** A key is a column, or an expression over columns. */
const keyText = (key: string): string => (/^\w+$/.test(key) ? quoteName(key) : `(${key})`)

function deleteMatching(spec: DeleteSpec): Statement {
  const keys = spec.uniqueKey.map(keyText).join(', ')
  // Predicates name the table's own columns, so that nothing else may be in scope.
  const conditions = [
    `(${keys}) IN (SELECT ${spec.uniqueKey.length > 1 ? `(${keys})` : keys} FROM ${quote(spec.from)})`,
    // As rows, NULLs would be equal; as keys they never are, whatever the number of columns.
    ...(spec.uniqueKey.length > 1 ? spec.uniqueKey.map((key) => `${keyText(key)} IS NOT NULL`) : []),
    ...spec.predicates.map((predicate) => `(${predicate})`),
  ]
  return {
    sql: `DELETE FROM ${quote(spec.relation)} AS DBT_INCREMENTAL_TARGET\nWHERE ${conditions.join('\n  AND ')}`,
    purpose: 'delete the rows that come anew',
  }
}

function comments(relation: FoundRelation, wanted: Comments): readonly Statement[] {
  const kind = isView(relation) ? 'VIEW' : 'TABLE'
  const lines = [
    ...(wanted.relation === undefined
      ? []
      : [`COMMENT ON ${kind} ${quote(relation)} IS ${literal(wanted.relation)}`]),
    ...[...wanted.columns].map(
      ([name, text]) => `COMMENT ON COLUMN ${quote(relation)}.${quoteName(name)} IS ${literal(text)}`,
    ),
  ]
  return lines.length === 0 ? [] : [{ sql: lines.join(';\n'), purpose: 'write the comments' }]
}
