// Another engine's SQL as BigQuery's: an aid for moving, which says what it could not keep.

import type { Statement } from '../sql/ast.ts'
import { parseStatements } from '../sql/parse.ts'
import { print } from '../sql/print.ts'
import { SqlSyntaxError } from '../sql/syntax-error.ts'
import { type Note, Notes } from './note.ts'
import type { SourceLanguage } from './source-language.ts'
import { translateTree } from './translate-tree.ts'

export interface Transpiled {
  /** BigQuery's SQL, statements ended by semicolons where there are several. Comments of the input are not kept. */
  readonly sql: string
  /** In the order of the text. */
  readonly notes: readonly Note[]
}

/** Throws SqlSyntaxError where the text is not read. */
export function transpile(text: string, language: SourceLanguage): Transpiled {
  const notes = new Notes()
  const statements = parseStatements(withoutBatches(text, language), language.rules)
  const made = statements.map((statement) => printed(translateTree(statement, language, notes), notes))
  if (/--|\/\*/.test(text)) notes.once({ start: 0, end: 0 }, 'Comments are not kept.')
  const sql =
    made.length === 1
      ? `${made[0]}\n`
      : made.map((one) => `${one}${one.startsWith('/*') ? '' : ';'}\n`).join('\n')
  return { sql, notes: notes.list }
}

/** T-SQL's GO between batches ends a statement; the text keeps its length, so places stay right. */
function withoutBatches(text: string, language: SourceLanguage): string {
  return language.rules.transact ? text.replace(/^([ \t]*)GO([ \t]*)$/gim, '$1; $2') : text
}

/** What BigQuery's own grammar refuses is told at the statement. */
function printed(statement: Statement, notes: Notes): string {
  if (statement.kind === 'other-statement') return `/* ${statement.text.replaceAll('*/', '* /')} */`
  const { sql, locate } = print(statement, 'bigquery')
  try {
    parseStatements(sql, 'bigquery')
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) throw error
    const start = locate(error.start) ?? statement.start
    notes.lost({ start, end: start + 1 }, `The result is no BigQuery SQL here: ${error.message}`)
  }
  return sql
}
