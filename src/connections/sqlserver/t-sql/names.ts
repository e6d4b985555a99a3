// How names stand in T-SQL. All T-SQL that Strata sends stands in this folder, written to what Microsoft documents for SQL Server
// 2016 and newer and Azure SQL; the titles of the topics stand in quotes.

import type { TableName } from '../../server-connection.ts'

export function quoteName(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`
}

export function quoteTable({ schema, name }: TableName): string {
  return `${quoteName(schema)}.${quoteName(name)}`
}
