// Tests that can be told from counts over one table are counted together, so that the table is read once for all of them.

import type { Statement } from '../adapters/adapter.ts'
import { withoutSemicolon } from '../adapters/embed.ts'
import { type SqlToken, tokens } from '../adapters/sql-tokens.ts'
import type { Dialect } from '../manifest/manifest.ts'
import { isPlain } from './judge.ts'
import type { CompiledTest, Culprit } from './test-query.ts'

/** A piece of the author's SQL: `[start, end)` of the test's query. */
interface Piece {
  readonly start: number
  readonly end: number
}

export interface Scan {
  readonly compiled: CompiledTest
  /** The table expression; tests with the same one share a scan. */
  readonly from: string
  /** SQL around and between pieces of the test's own: text, piece, text, ... Gives 0 where the test passes, else more. */
  readonly count: readonly (string | Piece)[]
}

/** undefined: the test's query is none of the known shapes, or its verdict needs more than whether rows fail. */
export function scanOf(compiled: CompiledTest, dialect: Dialect): Scan | undefined {
  const { failCalc, limit, warnIf, errorIf } = compiled.test.test
  const counts = failCalc.replaceAll(/\s/g, '').toLowerCase() === 'count(*)'
  if (!counts || limit !== undefined || !isPlain(warnIf) || !isPlain(errorIf)) return undefined
  const reader = new Reader(withoutSemicolon(compiled.query.sql, dialect), dialect)
  const found =
    acceptedValues(reader) ?? uniqueValues(reader) ?? uniqueOfTarget(reader) ?? filteredRows(reader)
  return found === undefined ? undefined : { compiled, ...found }
}

type Shape = Pick<Scan, 'from' | 'count'>

const between = (reader: Reader, from: number, to: number): Piece => ({
  start: reader.all[from]!.start,
  end: reader.all[to - 1]!.start + reader.all[to - 1]!.text.length,
})

/** `SELECT columns FROM table WHERE condition`: not_null, and whatever asks for rows that break a rule. */
function filteredRows(reader: Reader): Shape | undefined {
  const from = reader.find('from', 1)
  const where = from === undefined ? undefined : reader.find('where', from)
  if (!reader.is(0, 'select') || from === undefined || where === undefined) return undefined
  if (!reader.plainColumns(1, from) || !reader.oneTable(from + 1, where)) return undefined
  const { length } = reader.all
  // What follows the condition, or stands inside it, would change which rows there are.
  if (where + 1 >= length || reader.hasAny(where + 1, length, afterWhere)) return undefined
  if (reader.hasWord(where + 1, length, 'select') || reader.hasWord(where + 1, length, 'over'))
    return undefined
  return {
    from: reader.source(from + 1, where),
    count: ['COUNT(CASE WHEN ', between(reader, where + 1, length), ' THEN 1 END)'],
  }
}

/** `SELECT x AS unique_field, count(*) AS n FROM table WHERE x IS NOT NULL GROUP BY x HAVING count(*) > 1` */
function uniqueValues(reader: Reader): Shape | undefined {
  const comma = reader.find(',', 1)
  const from = reader.find('from', 1)
  const where = from === undefined ? undefined : reader.find('where', from)
  if (comma === undefined || from === undefined || where === undefined) return undefined
  if (!reader.oneTable(from + 1, where) || !reader.is(comma - 1, 'unique_field')) return undefined
  const x = reader.text(1, comma - 2)
  const expected = `select ${x} as unique_field , count ( * ) as n_records from ${reader.text(from + 1, where)} where ${x} is not null group by ${x} having count ( * ) > 1`
  if (!reader.reads(expected) || !reader.plainColumns(1, comma - 2)) return undefined
  const piece = between(reader, 1, comma - 2)
  return { from: reader.source(from + 1, where), count: ['COUNT(', piece, ') - COUNT(DISTINCT ', piece, ')'] }
}

/** The same as BigQuery's adapter writes it: the column is named first, and then counted. */
function uniqueOfTarget(reader: Reader): Shape | undefined {
  const begin = 'with dbt_test__target as ( select'.split(' ').length
  if (!reader.startsWith('with dbt_test__target as ( select')) return undefined
  const named = reader.startOf('as unique_field from')
  const where = reader.startOf(') select unique_field , count')
  if (named === undefined || where === undefined) return undefined
  const x = reader.text(begin, named)
  // `where x is not null` ends right before the bracket.
  const until = where - (named - begin) - 4
  const from = reader.text(named + 3, until)
  const expected = `with dbt_test__target as ( select ${x} as unique_field from ${from} where ${x} is not null ) select unique_field , count ( * ) as n_records from dbt_test__target group by unique_field having count ( * ) > 1`
  if (!reader.reads(expected) || !reader.plainColumns(begin, named) || !reader.oneTable(named + 3, until))
    return undefined
  const piece = between(reader, begin, named)
  return {
    from: reader.source(named + 3, until),
    count: ['COUNT(', piece, ') - COUNT(DISTINCT ', piece, ')'],
  }
}

/** The standard test's query: groups, then those whose value is not in the list. */
function acceptedValues(reader: Reader): Shape | undefined {
  if (!reader.startsWith('with all_values as ( select')) return undefined
  const first = reader.startOf('as value_field , count ( * ) as n_records from')
  const group = reader.startOf('group by')
  const list = reader.startOf('value_field not in (')
  if (first === undefined || group === undefined || list === undefined) return undefined
  const x = reader.text(5, first)
  const from = reader.text(first + 10, group)
  const { length } = reader.all
  const values = reader.text(list + 4, length - 1)
  const expected = `with all_values as ( select ${x} as value_field , count ( * ) as n_records from ${from} group by ${x} ) select * from all_values where value_field not in ( ${values} )`
  if (!reader.reads(expected) || !reader.plainColumns(5, first) || !reader.oneTable(first + 10, group))
    return undefined
  const piece = between(reader, 5, first)
  return {
    from: reader.source(first + 10, group),
    count: ['COUNT(CASE WHEN ', piece, ' NOT IN ', between(reader, list + 3, length), ' THEN 1 END)'],
  }
}

const afterWhere = [
  'group',
  'having',
  'order',
  'limit',
  'qualify',
  'window',
  'union',
  'intersect',
  'except',
  'using',
]
const joining = [
  ',',
  'join',
  'cross',
  'left',
  'inner',
  'right',
  'full',
  'pivot',
  'unpivot',
  'tablesample',
  'union',
]

/** The words of a query without spaces and comments. */
class Reader {
  readonly all: readonly SqlToken[]
  readonly #depths: readonly number[]
  readonly #sql: string

  constructor(sql: string, dialect: Dialect) {
    this.#sql = sql
    this.all = [...tokens(sql, dialect)].filter(({ kind }) => kind !== 'space' && kind !== 'comment')
    let depth = 0
    this.#depths = this.all.map(({ text }) => {
      if (text === ')') depth--
      const own = depth
      if (text === '(') depth++
      return own
    })
  }

  is(index: number, word: string): boolean {
    return this.all[index]?.text.toLowerCase() === word
  }

  /** The next such word outside parentheses. */
  find(word: string, start: number): number | undefined {
    const found = this.all.findIndex(
      (_, index) => index >= start && this.#depths[index] === 0 && this.is(index, word),
    )
    return found < 0 ? undefined : found
  }

  text(start: number, end: number): string {
    return this.all
      .slice(start, end)
      .map(({ text }) => text)
      .join(' ')
  }

  /** As it is written. */
  source(start: number, end: number): string {
    const { start: from, end: to } = between(this, start, end)
    return this.#sql.slice(from, to)
  }

  reads(expected: string): boolean {
    return fold(this.text(0, this.all.length)) === fold(expected)
  }

  startsWith(expected: string): boolean {
    return fold(this.text(0, expected.split(' ').length)) === expected
  }

  /** Where these words stand in a row, whatever the depth. */
  startOf(words: string): number | undefined {
    const list = words.split(' ')
    const found = this.all.findIndex((_, index) =>
      list.every((word, offset) => this.is(index + offset, word)),
    )
    return found < 0 ? undefined : found
  }

  /** `*`, or names and commas: as many rows come out as went in. */
  plainColumns(start: number, end: number): boolean {
    const list = this.all.slice(start, end)
    return (
      list.length > 0 &&
      !this.is(start, 'distinct') &&
      list.every(
        ({ kind, text }) => kind === 'name' || kind === 'quoted-name' || ['.', ',', '*'].includes(text),
      )
    )
  }

  /** A name, perhaps with an alias, or a subquery. */
  oneTable(start: number, end: number): boolean {
    return end > start && !this.hasAny(start, end, joining)
  }

  /** Outside of parentheses that are opened there. */
  hasAny(start: number, end: number, words: readonly string[]): boolean {
    const depth = this.#depths[start]
    return this.all.some(
      ({ text }, index) =>
        index >= start && index < end && this.#depths[index] === depth && words.includes(text.toLowerCase()),
    )
  }

  hasWord(start: number, end: number, word: string): boolean {
    return this.all.some(
      ({ kind }, index) => index >= start && index < end && kind === 'name' && this.is(index, word),
    )
  }
}

const fold = (text: string): string => text.toLowerCase()

/** One row with a count for each scan. All read the same table. */
export function scanQuery(scans: readonly Scan[], culprit: Culprit): Statement {
  const parts: { start: number; end: number; index: number; from: number }[] = []
  let sql = 'SELECT\n'
  for (const [index, { compiled, count }] of scans.entries()) {
    sql += index === 0 ? '  ' : ',\n  '
    for (const part of count) {
      const text = typeof part === 'string' ? part : compiled.query.sql.slice(part.start, part.end)
      if (typeof part !== 'string')
        parts.push({ start: sql.length, end: sql.length + text.length, index, from: part.start })
      sql += text
    }
    sql += ` AS test_${index}`
  }
  sql += `\nFROM ${scans[0]!.from}`
  const locate = (offset: number) => {
    const part = parts.find(({ start, end }) => offset >= start && offset <= end)
    if (part === undefined) return undefined
    culprit.index = part.index
    return scans[part.index]!.compiled.query.locate(part.from + offset - part.start)
  }
  return { sql, purpose: 'run the tests', embedded: { start: 0, end: sql.length, locate } }
}
