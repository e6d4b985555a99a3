// What a text of SQL means, without layout and comments, and whether it means the same tomorrow.

import type { Dialect } from './ast.ts'
import { bigquery } from './dialect-bigquery.ts'
import { duckdb } from './dialect-duckdb.ts'
import { lex } from './parse/lexer.ts'
import type { Token } from './parse/token.ts'
import { SqlSyntaxError } from './syntax-error.ts'

export interface SqlMeaning {
  /** Equal for texts that differ in blanks, comments and the case of keywords alone. */
  readonly text: string
  /** What makes the result depend on more than the tables it reads, e.g. `CURRENT_DATE`; undefined: nothing. */
  readonly unsteady: string | undefined
}

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Give another value at another time, in another session, or by chance. */
const unsteadyCalls = words(`
  NOW TODAY GET_CURRENT_TIMESTAMP GET_CURRENT_TIME TRANSACTION_TIMESTAMP CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP
  CURRENT_DATETIME CURRENT_LOCALTIME CURRENT_LOCALTIMESTAMP LOCALTIME LOCALTIMESTAMP SESSION_USER CURRENT_USER USER
  RANDOM RAND UUID GEN_RANDOM_UUID GENERATE_UUID UUIDV4 UUIDV7 SETSEED NEXTVAL CURRVAL LASTVAL CURRENT_SETTING GETENV
  GETVARIABLE TXID_CURRENT CURRENT_SCHEMA CURRENT_DATABASE CURRENT_SCHEMAS VERSION AGE CURRENT_QUERY IN_SEARCH_PATH
  READ_CSV READ_CSV_AUTO READ_PARQUET PARQUET_SCAN READ_JSON READ_JSON_AUTO READ_NDJSON READ_NDJSON_AUTO READ_TEXT
  READ_BLOB READ_XLSX GLOB SNIFF_CSV SQLITE_SCAN POSTGRES_SCAN POSTGRES_QUERY MYSQL_SCAN MYSQL_QUERY DELTA_SCAN
  ICEBERG_SCAN ARROW_SCAN QUERY QUERY_TABLE EXTERNAL_QUERY PARQUET_METADATA PARQUET_SCHEMA ST_READ`)

/** The same without parentheses. */
const unsteadyWords = words(`
  CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_DATETIME LOCALTIME LOCALTIMESTAMP CURRENT_USER SESSION_USER
  CURRENT_ROLE TABLESAMPLE INFORMATION_SCHEMA`)

const rulesOf = { bigquery, duckdb } as const

/** Of BigQuery ML: says the same as long as the model and the rows are the same; what generates does not. */
const asksModel =
  /^(?:PREDICT|EVALUATE|EXPLAIN_\w+|FORECAST|WEIGHTS|ADVANCED_WEIGHTS|\w+_INFO|\w+_CURVE|CONFUSION_MATRIX|CENTROIDS|PRINCIPAL_\w+|ARIMA_\w+|DETECT_ANOMALIES|TRANSFORM|RECOMMEND|GLOBAL_EXPLAIN|GET_INSIGHTS|TRIAL_INFO|DESCRIBE_DATA|\w+_SCALER|\w+_ENCODER|IMPUTER|BUCKETIZE|QUANTILE_BUCKETIZE|NGRAMS|FEATURE_CROSS|POLYNOMIAL_EXPAND|HASH_BUCKETIZE|NORMALIZER)$/

export function sqlMeaning(sql: string, dialect: Dialect): SqlMeaning {
  const rules = rulesOf[dialect]
  let list: readonly Token[]
  try {
    ;({ list } = lex(sql, rules))
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) throw error
    return { text: sql, unsteady: 'text that cannot be read' }
  }
  const parts: string[] = []
  let unsteady: string | undefined
  for (const [index, token] of list.entries()) {
    parts.push(textOf(token, sql, rules.reserved))
    unsteady ??= whyUnsteady(list, index)
  }
  return { text: parts.join(' ').trim(), unsteady }
}

function textOf(token: Token, sql: string, reserved: ReadonlySet<string>): string {
  if (token.type === 'word') return reserved.has(token.text) ? token.text : sql.slice(token.start, token.end)
  if (token.type === 'operator' || token.type === 'end') return token.text
  return sql.slice(token.start, token.end)
}

function whyUnsteady(list: readonly Token[], index: number): string | undefined {
  const token = list[index]!
  const before = list[index - 1]
  const after = list[index + 1]
  // `FROM 'file.parquet'`
  if (token.type === 'string')
    return before?.text === 'FROM' || before?.text === 'JOIN' ? `the file ${token.text}` : undefined
  if (token.type !== 'word') return undefined
  if (before?.text === '.' || after?.text === '.') {
    if (token.text === 'INFORMATION_SCHEMA') return token.text
    // A function of a schema is somebody's own and may change under the same name.
    if (before?.text !== '.' || after?.text !== '(') return undefined
    const ofModel = list[index - 2]?.text === 'ML' && asksModel.test(token.text)
    return ofModel ? undefined : `the function ${token.text}`
  }
  if (after?.text === '(') {
    const looksAround = /^(?:DUCKDB|PRAGMA|PG)_/.test(token.text)
    return unsteadyCalls.has(token.text) || looksAround ? `${token.text}()` : undefined
  }
  if (token.text === 'SAMPLE' && before?.text === 'USING') return 'USING SAMPLE'
  return unsteadyWords.has(token.text) && before?.text !== 'AS' ? token.text : undefined
}
