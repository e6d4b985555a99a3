import type { Dialect, Expression, Statement, TypeName } from './ast.ts'
import { SqlSyntaxError } from './syntax-error.ts'

/** Reads exactly one statement, a trailing semicolon allowed; throws SqlSyntaxError. */
export function parseStatement(sql: string, _dialect: Dialect): Statement {
  throw new SqlSyntaxError('not written yet', 0, sql.length)
}

/** Reads a script: statements between semicolons. */
export function parseStatements(sql: string, _dialect: Dialect): Statement[] {
  throw new SqlSyntaxError('not written yet', 0, sql.length)
}

/** Reads one expression and nothing more. */
export function parseExpression(sql: string, _dialect: Dialect): Expression {
  throw new SqlSyntaxError('not written yet', 0, sql.length)
}

/** Reads a type as it stands in CAST or a column definition. */
export function parseTypeName(sql: string, _dialect: Dialect): TypeName {
  throw new SqlSyntaxError('not written yet', 0, sql.length)
}
