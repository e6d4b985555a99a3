// Makes a compiled test look at another relation than the one it was written for.

import type { Query } from '../manifest/manifest.ts'
import type { Relation } from '../manifest/relation.ts'
import type { Statements } from './adapter.ts'
import { type SqlToken, tokens } from './sql-tokens.ts'

/** Words that may follow a table in FROM and are no alias. */
const noAlias = new Set(
  `where group order on using join left right full inner cross natural union intersect except having qualify limit
   window tablesample pivot unpivot asof positional anti semi lateral returning offset fetch for when then end set`.split(
    /\s+/,
  ),
)

interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The same query with every mention of `from` outside strings and comments naming `quoted` instead. A mention without an
 * alias gets the old name as its alias, because columns may be qualified with it.
 */
export function retarget(
  query: Query,
  from: Relation,
  quoted: string,
  names: Pick<Statements, 'quoteName' | 'dialect'>,
): Query {
  const changes = findChanges([...tokens(query.sql, names.dialect)], from, quoted, names.quoteName)
  let sql = ''
  let done = 0
  for (const change of changes) {
    sql += query.sql.slice(done, change.start) + change.text
    done = change.end
  }
  sql += query.sql.slice(done)
  return { sql, rendered: query.rendered, locate: (offset) => query.locate(offsetBefore(changes, offset)) }
}

function findChanges(
  all: readonly SqlToken[],
  from: Relation,
  quoted: string,
  quoteName: (name: string) => string,
): readonly Change[] {
  const full = [from.database, from.schema, from.name].filter((part) => part !== undefined)
  const changes: Change[] = []
  for (let index = 0; index < all.length; ) {
    const chain = nameChain(all, index)
    if (chain === undefined) {
      index++
      continue
    }
    const length = [full, full.slice(-2)].find((parts) => startsWith(chain.parts, parts))?.length
    // A path in quotes of its own, with the name of a column in them, is none that SQL has.
    if (length !== undefined && chain.tokens[length - 1] !== chain.tokens[length]) {
      const last = all[chain.tokens[length - 1]!]!
      const change = { start: all[index]!.start, end: last.start + last.text.length }
      const alias = quoteName(from.name)
      if (length < chain.parts.length) changes.push({ ...change, text: alias })
      else changes.push({ ...change, text: hasAlias(all, chain.next) ? quoted : `${quoted} AS ${alias}` })
    }
    index = chain.next
  }
  return changes
}

/** `a.b."c"` as one: its parts without quotes, the token of each, and the token that follows. */
function nameChain(
  all: readonly SqlToken[],
  start: number,
): { parts: readonly string[]; tokens: readonly number[]; next: number } | undefined {
  const parts: string[] = []
  const places: number[] = []
  let index = start
  for (;;) {
    const token = all[index]
    if (token?.kind !== 'name' && token?.kind !== 'quoted-name') break
    for (const part of plainNames(token)) {
      parts.push(part)
      places.push(index)
    }
    index++
    if (all[index]?.text !== '.') break
    index++
  }
  return parts.length === 0 ? undefined : { parts, tokens: places, next: index }
}

/** BigQuery's quotes may stand around a whole path. */
function plainNames(token: SqlToken): readonly string[] {
  if (token.kind === 'name') return [token.text]
  const quote = token.text[0]!
  const name = token.text.slice(1, -1).replaceAll(quote + quote, quote)
  return quote === '`' ? name.split('.') : [name]
}

function startsWith(parts: readonly string[], wanted: readonly string[]): boolean {
  return (
    wanted.length > 1 &&
    parts.length >= wanted.length &&
    wanted.every((part, index) => part.toLowerCase() === parts[index]!.toLowerCase())
  )
}

function hasAlias(all: readonly SqlToken[], from: number): boolean {
  const next = all.slice(from).find((token) => token.kind !== 'space' && token.kind !== 'comment')
  if (next === undefined) return false
  return next.kind === 'quoted-name' || (next.kind === 'name' && !noAlias.has(next.text.toLowerCase()))
}

function offsetBefore(changes: readonly Change[], offset: number): number {
  let shift = 0
  for (const change of changes) {
    const start = change.start + shift
    if (offset < start) break
    if (offset < start + change.text.length) return change.start
    shift += change.text.length - (change.end - change.start)
  }
  return offset - shift
}
