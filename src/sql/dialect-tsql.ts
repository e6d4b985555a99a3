import { type DialectRules, words } from './dialect.ts'
import { duckdb } from './dialect-duckdb.ts'

const reserved = words(`
  ALL AND ANY AS ASC BETWEEN BY CASE CHECK COLLATE CONSTRAINT CONVERT CREATE CROSS DEFAULT DELETE DESC DISTINCT ELSE END
  EXCEPT EXISTS FETCH FOR FROM FULL GROUP HAVING IN INNER INSERT INTERSECT INTO IS JOIN LEFT LIKE MERGE NOT NULL OFFSET ON
  OPTION OR ORDER OUTER OVER PERCENT PIVOT PRIMARY RIGHT SELECT SET SOME TABLE THEN TO TOP TRY_CONVERT UNION UNIQUE
  UNPIVOT UPDATE USING VALUES WHEN WHERE WITH
`)

/**
 * T-SQL, to be read and never written: the grammar that it shares with DuckDB, and its own forms under `transact`.
 * https://learn.microsoft.com/sql/t-sql/language-reference
 */
export const tsql: DialectRules = {
  ...duckdb,
  reserved,
  notAlias: words('CROSS OUTER APPLY WITHIN GO'),
  callable: words('CONVERT COALESCE LEFT NULLIF RIGHT TRY_CONVERT'),
  operators: duckdb.operators.filter((operator) => operator !== '[' && operator !== ']'),
  partArguments: new Map([
    ['DATEADD', 0],
    ['DATEDIFF', 0],
    ['DATEDIFF_BIG', 0],
    ['DATENAME', 0],
    ['DATEPART', 0],
    ['DATETRUNC', 0],
  ]),
  lambdaFunctions: new Set(),
  bareFunctions: words('CURRENT_TIMESTAMP CURRENT_USER SESSION_USER SYSTEM_USER'),
  literalTypes: new Set(),
  mixesSetOperations: true,
  transact: true,
}
