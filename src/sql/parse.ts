import type { Dialect, Expression, Node, Statement, TypeName } from './ast.ts'
import type { DialectRules } from './dialect.ts'
import { parseExpression as readExpression } from './parse/parse-expression.ts'
import { parseFrom } from './parse/parse-from.ts'
import { parseQuery } from './parse/parse-query.ts'
import { parseOneStatement } from './parse/parse-statement.ts'
import { parseType } from './parse/parse-type.ts'
import { type Grammar, Parser } from './parse/parser.ts'
import { checkHeight } from './parse/tree-height.ts'
import { SqlSyntaxError } from './syntax-error.ts'

const grammar: Grammar = { expression: readExpression, query: parseQuery, type: parseType, from: parseFrom }

/** Reads exactly one statement, semicolons after it allowed; throws SqlSyntaxError. */
export function parseStatement(sql: string, dialect: Dialect): Statement {
  return read(sql, dialect, (parser) => {
    const statement = parseOneStatement(parser)
    while (parser.atOperator(';')) parser.next()
    return statement
  })
}

/** Reads a script: statements between semicolons, empty ones left out. */
export function parseStatements(sql: string, dialect: Dialect | DialectRules): Statement[] {
  return read(sql, dialect, (parser) => {
    const statements: Statement[] = []
    for (;;) {
      while (parser.atOperator(';')) parser.next()
      if (parser.peek().type === 'end') return statements
      statements.push(parseOneStatement(parser))
      if (parser.peek().type !== 'end' && !parser.atOperator(';')) throw parser.unexpected('";"')
    }
  })
}

/** Reads one expression and nothing more. */
export function parseExpression(sql: string, dialect: Dialect): Expression {
  return read(sql, dialect, (parser) => parser.expression())
}

/** Reads a type as it stands in CAST or a column definition. */
export function parseTypeName(sql: string, dialect: Dialect): TypeName {
  return read(sql, dialect, parseType)
}

/** Reads once for the tree; if that fails, once more for a message that says all that could have stood there. */
function read<T extends Node | Node[]>(
  sql: string,
  dialect: Dialect | DialectRules,
  start: (parser: Parser) => T,
): T {
  try {
    return readAll(new Parser(sql, dialect, grammar), start)
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) throw error
    return readAll(new Parser(sql, dialect, grammar, true), start)
  }
}

function readAll<T extends Node | Node[]>(parser: Parser, start: (parser: Parser) => T): T {
  const result = start(parser)
  if (parser.peek().type !== 'end') throw parser.unexpected('the end of the statement')
  checkHeight(result, parser.index)
  return result
}
