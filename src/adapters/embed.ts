// Puts an author's query into a statement of ours and remembers where it stands.

import type { Dialect, Query } from '../manifest/manifest.ts'
import type { Statement } from './adapter.ts'
import { tokens } from './sql-tokens.ts'

export function embed(
  prefix: string,
  query: Query,
  suffix: string,
  purpose: string,
  dialect: Dialect,
): Statement {
  const text = withoutSemicolon(query.sql, dialect)
  return {
    sql: `${prefix}${text}${suffix}`,
    purpose,
    embedded: { start: prefix.length, end: prefix.length + text.length, locate: query.locate },
  }
}

/** A statement made of one query and nothing else. */
export function statementOf(query: Query, purpose: string, dialect: Dialect): Statement {
  return embed('', query, '', purpose, dialect)
}

/** The text up to a closing semicolon, which authors leave and which ends the statement around it too early. */
export function withoutSemicolon(sql: string, dialect: Dialect): string {
  if (!sql.includes(';')) return sql
  let end = -1
  for (const token of tokens(sql, dialect)) {
    if (token.kind === 'space' || token.kind === 'comment') continue
    if (token.text === ';') end = end < 0 ? token.start : end
    else end = -1
  }
  return end < 0 ? sql : sql.slice(0, end)
}
