import type { OtherStatement, Statement } from '../ast.ts'
import { parseDelete, parseInsert, parseMerge, parseUpdate } from './parse-change.ts'
import { parseCreate } from './parse-create.ts'
import { parseDottedName } from './parse-name.ts'
import type { Parser } from './parser.ts'
import { didYouMeanWord } from './syntax-hints.ts'

const queryWords = new Set(['SELECT', 'WITH', 'FROM'])
const duckdbQueryWords = new Set(['VALUES', 'TABLE', 'PIVOT', 'UNPIVOT'])

/** Scripting, which is recognised so that it can be refused with its place. */
const scriptingWords = new Set([
  ...['DECLARE', 'SET', 'BEGIN', 'IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR', 'CALL', 'RAISE', 'RETURN', 'COMMIT'],
  ...['ROLLBACK', 'EXECUTE', 'BREAK', 'LEAVE', 'CONTINUE', 'ITERATE', 'ASSERT'],
])

/** Statements that are left as written. */
const otherWords = new Set([
  ...[
    'ALTER',
    'GRANT',
    'REVOKE',
    'EXPORT',
    'LOAD',
    'COPY',
    'ATTACH',
    'DETACH',
    'USE',
    'PRAGMA',
    'INSTALL',
    'EXPLAIN',
  ],
  ...[
    'DESCRIBE',
    'SHOW',
    'SUMMARIZE',
    'ANALYZE',
    'VACUUM',
    'CHECKPOINT',
    'IMPORT',
    'PREPARE',
    'DEALLOCATE',
    'RESET',
  ],
  ...['COMMENT', 'UNDROP', 'START', 'ABORT', 'FORCE', 'EXECUTE'],
])

/** One statement, up to its semicolon or the end. */
export function parseOneStatement(parser: Parser): Statement {
  const token = parser.peek()
  if (parser.atOperator('(')) return parser.grammar.query(parser)
  if (token.type !== 'word') throw parser.unexpected('a statement')
  if (queryWords.has(token.text)) return parseQueryOrChange(parser)
  if (!parser.bigquery && duckdbQueryWords.has(token.text)) return parser.grammar.query(parser)
  switch (token.text) {
    case 'CREATE':
      return parseCreate(parser) ?? parseOther(parser, false)
    case 'INSERT':
      return parseInsert(parser)
    case 'UPDATE':
      return parseUpdate(parser)
    case 'DELETE':
      return parseDelete(parser)
    case 'MERGE':
      return parseMerge(parser)
    case 'DROP':
      return isPolicyAhead(parser) ? parseOther(parser, false) : parseDrop(parser)
    case 'TRUNCATE':
      return parseTruncate(parser)
  }
  if (scriptingWords.has(token.text)) return parseOther(parser, true)
  if (otherWords.has(token.text)) return parseOther(parser, false)
  const hint = didYouMeanWord(token.text)
  if (hint !== undefined) throw parser.fail(`Expected a statement, found "${token.text}".`, token, hint)
  throw parser.unexpected('a statement such as SELECT')
}

/** DuckDB's `WITH ... INSERT` and kin are left as written. */
function parseQueryOrChange(parser: Parser): Statement {
  return parser.grammar.query(parser)
}

/** The statement's text, to its semicolon; one with a block takes all that follows. */
function parseOther(parser: Parser, scripting: boolean): OtherStatement {
  const keyword = parser.next()
  const isBlock = scripting && ['BEGIN', 'IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR'].includes(keyword.text)
  const isTransaction = keyword.text === 'BEGIN' && (parser.at('TRANSACTION') || parser.atOperator(';'))
  let isOpen = isBlock && !isTransaction
  while (parser.peek().type !== 'end' && (isOpen || !parser.atOperator(';'))) {
    if (!isTransaction && parser.at('BEGIN')) isOpen = true
    parser.next()
  }
  const { start } = keyword
  const text = parser.source.slice(start, parser.end)
  return {
    kind: 'other-statement',
    keyword: keyword.text,
    keywordEnd: keyword.end,
    scripting,
    text,
    start,
    end: parser.end,
  }
}

/** `DROP ROW ACCESS POLICY`, `DROP ALL ROW ACCESS POLICIES`. */
function isPolicyAhead(parser: Parser): boolean {
  return parser.bigquery && (parser.isWord(1, 'ROW') || parser.isWord(1, 'ALL'))
}

function parseDrop(parser: Parser): Statement {
  const { start } = parser.next()
  let object = parser.anyName('what to drop').name.toUpperCase()
  while (
    ['MATERIALIZED', 'EXTERNAL', 'TEMP', 'TEMPORARY', 'SNAPSHOT', 'TABLE', 'SEARCH', 'VECTOR'].includes(
      object.split(' ').at(-1)!,
    )
  ) {
    const isFurther = ['VIEW', 'TABLE', 'FUNCTION', 'INDEX', 'MACRO'].some((word) => parser.at(word))
    if (!isFurther) break
    object += ` ${parser.next().text}`
  }
  const ifExists = parser.acceptWords('IF', 'EXISTS')
  const name = parseDottedName(parser, 'a name')
  // An index is of a table.
  if (parser.bigquery && parser.accept('ON')) parseDottedName(parser, 'a table')
  const cascade = parser.accept('CASCADE') ? true : undefined
  if (cascade === undefined) parser.accept('RESTRICT')
  return { kind: 'drop', object, name, ifExists, cascade, start, end: parser.end }
}

function parseTruncate(parser: Parser): Statement {
  const { start } = parser.next()
  if (parser.bigquery) parser.expect('TABLE')
  else parser.accept('TABLE')
  const name = parseDottedName(parser, 'a table')
  return { kind: 'truncate', name, start, end: parser.end }
}
