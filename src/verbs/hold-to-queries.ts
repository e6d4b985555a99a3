import type { Query } from '../manifest/manifest.ts'
import { nothingToShow, showChangesNothing } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Dialect, Statement } from '../sql/ast.ts'
import { bigquery } from '../sql/dialect-bigquery.ts'
import { duckdb } from '../sql/dialect-duckdb.ts'
import { lex } from '../sql/parse/lexer.ts'
import { parseStatement } from '../sql/parse.ts'
import { SqlSyntaxError } from '../sql/syntax-error.ts'

/** Statements of DuckDB that only tell something. */
const telling = /^(DESCRIBE|DESC|SHOW|SUMMARIZE|EXPLAIN|PRAGMA|CALL|FROM|TABLE|VALUES|PIVOT|UNPIVOT)$/
/** EXPLAIN ANALYZE runs what it explains. */
const doing = /^EXPLAIN\s+ANALYZE\s+(?!SELECT\b|FROM\b|WITH\b|VALUES\b|TABLE\b|\()/i

/** A typed text that `show` may run; throws ProblemError for what changes the warehouse, and for no text at all. */
export function holdToQueries({ rendered, locate }: Query, dialect: Dialect): void {
  if (rendered.trim() === '') throw new ProblemError(nothingToShow())
  const found = change(rendered, dialect)
  if (found === undefined) return
  const at = locate(found.start)
  throw new ProblemError({ ...showChangesNothing(found.keyword), ...(at === undefined ? {} : { at }) })
}

interface Change {
  readonly keyword: string
  readonly start: number
}

function change(text: string, dialect: Dialect): Change | undefined {
  let statement: Statement
  try {
    statement = parseStatement(text, dialect)
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) throw error
    return writtenChange(text, dialect)
  }
  const { kind, start } = statement
  if (kind === 'query') return undefined
  if (kind !== 'other-statement') return { keyword: (kind.split('-')[0] ?? '').toUpperCase(), start }
  const { keyword } = statement
  return telling.test(keyword) && !doing.test(statement.text) ? undefined : { keyword, start }
}

/** What our parser cannot read is the engine's to judge, but for `WITH ... INSERT` and its like. */
function writtenChange(text: string, dialect: Dialect): Change | undefined {
  try {
    let depth = 0
    const found = lex(text, dialect === 'bigquery' ? bigquery : duckdb).list.find((token) => {
      if (token.type === 'operator') depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0
      return depth === 0 && token.type === 'word' && /^(INSERT|DELETE|UPDATE|MERGE)$/.test(token.text)
    })
    return found === undefined ? undefined : { keyword: found.text, start: found.start }
  } catch {
    return undefined
  }
}
