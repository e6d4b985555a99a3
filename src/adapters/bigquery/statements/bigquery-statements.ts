// BigQuery's words for creating, publishing and changing relations. Pure text.

import type { Relation } from '../../../manifest/relation.ts'
import { parseType, printType } from '../../../sql/type-text.ts'
import type { SchemaName, Statements } from '../../adapter.ts'
import { addColumn, changeColumnType, comments, constraints, dropColumn } from './change-columns.ts'
import {
  deleteMatching,
  insert,
  merge,
  overwritePartitions,
  partitionIds,
  wholeTable,
} from './change-rows.ts'
import { createAs } from './create.ts'
import { exportData } from './export-data.ts'
import { grants } from './grants.ts'
import { withMaxPartition } from './max-partition.ts'
import { createModel, trainingWeight } from './ml-model.ts'
import { literal, pairs, quote, quoteName, text } from './names.ts'
import { clone, drop, publish, replace } from './publish.ts'
import { replaceWindow } from './replace-window.ts'

export interface DatasetOptions {
  readonly location?: string | undefined
  readonly description?: string | undefined
  readonly labels?: readonly (readonly [string, string])[] | undefined
}

export function bigqueryStatements(dataset: DatasetOptions = {}): Statements {
  return {
    dialect: 'bigquery',
    quote,
    quoteName,
    literal,
    typeName: (type, from) => (from === 'bigquery' ? type : printType(parseType(type, from), 'bigquery')),
    hash: (expressions) =>
      `TO_HEX(MD5(CONCAT(${expressions.map((expression) => `COALESCE(CAST(${expression} AS STRING), '')`).join(", '|', ")})))`,
    now: 'CURRENT_TIMESTAMP()',
    // A real table with a short life: a job of another session must see it.
    temporary: (like: Relation, name: string) => ({ database: like.database, schema: like.schema, name }),
    createSchema: (schema) => createDataset(schema, dataset),
    create: (to, query, shape) => createAs('CREATE', to, query, shape),
    replace,
    publish,
    drop,
    insert,
    merge,
    deleteMatching,
    overwritePartitions,
    partitionIds,
    replaceWindow,
    withMaxPartition,
    clone,
    wholeTable,
    together: (list) => ({
      sql: ['BEGIN TRANSACTION', ...list.map(({ sql }) => sql), 'COMMIT TRANSACTION'].join(';\n\n'),
      purpose: list.map(({ purpose }) => purpose).join(' and '),
    }),
    addColumn,
    dropColumn,
    changeColumnType,
    comments,
    constraints,
    grants,
    createModel,
    trainingWeight,
    exportData,
  }
}

function createDataset(
  { database, schema }: SchemaName,
  { location, description, labels = [] }: DatasetOptions,
) {
  const path = [database, schema]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => quoteName(part!))
  const options = [
    ...(location === undefined ? [] : [`location = ${text(location)}`]),
    ...(description === undefined ? [] : [`description = ${text(description)}`]),
    ...(labels.length === 0 ? [] : [`labels = ${pairs(labels)}`]),
  ]
  const tail = options.length === 0 ? '' : `\nOPTIONS (${options.join(', ')})`
  return {
    sql: `CREATE SCHEMA IF NOT EXISTS ${path.join('.')}${tail}`,
    purpose: `create the dataset "${schema}"`,
  }
}
