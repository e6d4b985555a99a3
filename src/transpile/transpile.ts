// Another engine's SQL as BigQuery's: an aid for moving, which says what it could not keep.

import type { Span, Statement } from '../sql/ast.ts'
import type { DialectRules } from '../sql/dialect.ts'
import { lex } from '../sql/parse/lexer.ts'
import { parseStatements } from '../sql/parse.ts'
import { print } from '../sql/print.ts'
import { SqlSyntaxError } from '../sql/syntax-error.ts'
import { batchPieces } from './batch-pieces.ts'
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
  const statements = readable(withoutBatches(text, language), language, notes)
  const made = statements.map((statement) => printed(translateTree(statement, language, notes), notes))
  if (/--|\/\*/.test(text)) notes.once({ start: 0, end: 0 }, 'Comments are not kept.')
  const sql =
    made.length === 1
      ? `${made[0]}\n`
      : made.map((one) => `${one}${one.startsWith('/*') ? '' : ';'}\n`).join('\n')
  return { sql, notes: notes.list }
}

/** One statement that is not read does not hinder the others: it becomes a comment. Throws where none is read. */
function readable(text: string, { rules, title }: SourceLanguage, notes: Notes): readonly Statement[] {
  const batches = rules.transact ? batchesOf(text, rules) : undefined
  try {
    if (batches === undefined || batches.length < 2) return parseStatements(text, rules)
  } catch (whole) {
    if (!(whole instanceof SqlSyntaxError)) throw whole
    return onePerPiece(text, piecesOf(text, rules), { rules, title }, notes, whole)
  }
  return onePerPiece(text, batches, { rules, title }, notes)
}

/** Undefined where there are no tokens to be told. */
function batchesOf(text: string, rules: DialectRules): readonly Span[] | undefined {
  try {
    return batchPieces(lex(text, rules).list)
  } catch (error) {
    if (error instanceof SqlSyntaxError) return undefined
    throw error
  }
}

function onePerPiece(
  text: string,
  pieces: readonly Span[],
  { rules, title }: Pick<SourceLanguage, 'rules' | 'title'>,
  notes: Notes,
  whole?: SqlSyntaxError,
): readonly Statement[] {
  const read = pieces.map(({ start, end }): { statements: readonly Statement[]; isRead: boolean } => {
    try {
      // Blanks before it keep its places right.
      return {
        statements: parseStatements(' '.repeat(start) + text.slice(start, end), rules),
        isRead: true,
      }
    } catch (error) {
      if (!(error instanceof SqlSyntaxError)) throw error
      const written = text.slice(start, end).trim()
      notes.lost(
        error,
        `This is not read as ${title}, and the statement is kept as a comment: ${error.message}`,
      )
      const keyword = /^\w*/.exec(written)![0].toUpperCase()
      const statement = { kind: 'other-statement', keyword, text: written, start, end } as const
      return { statements: [{ ...statement, keywordEnd: start, scripting: false }], isRead: false }
    }
  })
  if (whole !== undefined && !read.some(({ isRead }) => isRead)) throw whole
  return read.flatMap(({ statements }) => statements)
}

/** What stands between semicolons; those that say nothing are left out. */
function piecesOf(text: string, rules: DialectRules): readonly Span[] {
  const pieces: Span[] = []
  let from: number | undefined
  for (const token of lex(text, rules).list) {
    const isEnd = token.type === 'end' || (token.type === 'operator' && token.text === ';')
    if (!isEnd) from ??= token.start
    else if (from !== undefined) {
      pieces.push({ start: from, end: token.start })
      from = undefined
    }
  }
  return pieces
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
