import { duckdb } from '../sql/dialect-duckdb.ts'
import { tsql } from '../sql/dialect-tsql.ts'
import { postgresFunctions } from './functions/postgres.ts'
import { snowflakeFunctions } from './functions/snowflake.ts'
import { tsqlFunctions } from './functions/tsql.ts'
import type { SourceLanguage } from './source-language.ts'
import { bigqueryType, withDecimals } from './type-names.ts'

const parts = new Map([
  ['DATEADD', 0],
  ['DATEDIFF', 0],
  ['TIMESTAMPADD', 0],
  ['TIMESTAMPDIFF', 0],
])

/** PostgreSQL's and Snowflake's grammar is read as DuckDB's, which took it from PostgreSQL. */
export const sourceLanguages: readonly SourceLanguage[] = [
  {
    name: 'tsql',
    title: 'T-SQL',
    rules: tsql,
    functions: tsqlFunctions,
    type: withDecimals(18, 0),
    nulls: 'lowest',
    wholeDivision: true,
    plusJoins: true,
    foldsCase: true,
  },
  {
    name: 'snowflake',
    title: 'Snowflake',
    rules: { ...duckdb, partArguments: parts, lambdaFunctions: new Set() },
    functions: snowflakeFunctions,
    type: withDecimals(38, 0),
    nulls: 'highest',
    wholeDivision: false,
    plusJoins: false,
    foldsCase: false,
  },
  {
    name: 'postgres',
    title: 'PostgreSQL',
    rules: { ...duckdb, lambdaFunctions: new Set() },
    functions: postgresFunctions,
    type: bigqueryType,
    nulls: 'highest',
    wholeDivision: true,
    plusJoins: false,
    foldsCase: false,
  },
  {
    name: 'redshift',
    title: 'Redshift',
    rules: { ...duckdb, partArguments: parts, lambdaFunctions: new Set() },
    functions: new Map([...snowflakeFunctions, ...postgresFunctions]),
    type: withDecimals(18, 0),
    nulls: 'highest',
    wholeDivision: true,
    plusJoins: false,
    foldsCase: false,
  },
]

export const sourceLanguageNames: readonly string[] = sourceLanguages.map(({ name }) => name)
