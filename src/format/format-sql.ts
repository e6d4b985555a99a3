// The layout of SQL files with Jinja in them. It changes blanks, and the case of keywords if asked; never the meaning.

import { bigquery as bigqueryLayout, duckdb as duckdbLayout, formatDialect } from 'sql-formatter'
import type { Dialect } from '../sql/ast.ts'
import { bigquery } from '../sql/dialect-bigquery.ts'
import { duckdb } from '../sql/dialect-duckdb.ts'
import { lex } from '../sql/parse/lexer.ts'
import { hideTemplates } from './hide-templates.ts'
import { houseLayout } from './house-layout.ts'
import { pipeLayout, pipeSegments } from './pipe-segments.ts'
import { sameRenderings } from './same-renderings.ts'
import { sameTokens } from './same-tokens.ts'
import { tighten } from './tighten.ts'

export type KeywordCase = 'preserve' | 'upper' | 'lower'

export interface FormatOptions {
  readonly dialect: Dialect
  readonly keywordCase: KeywordCase
}

/** `kept` says why the text was left as it is. */
export type Formatted =
  | { readonly kind: 'formatted'; readonly text: string }
  | { readonly kind: 'kept'; readonly reason: string }

const rulesOf = { bigquery, duckdb } as const
const layouts = {
  bigquery: withOperators(bigqueryLayout, ['|>', '+=', '-=']),
  duckdb: duckdbLayout,
} as const

/** Signs of GoogleSQL that the formatter's table lacks. */
function withOperators(layout: typeof bigqueryLayout, more: readonly string[]): typeof bigqueryLayout {
  const { tokenizerOptions } = layout
  return {
    ...layout,
    tokenizerOptions: { ...tokenizerOptions, operators: [...(tokenizerOptions.operators ?? []), ...more] },
  }
}

/** Formats until nothing changes, so that a second call gives the same text. */
export function formatSql(source: string, options: FormatOptions): Formatted {
  if (source.includes('\0') || source.includes('\ufffd'))
    return { kind: 'kept', reason: 'it is no UTF-8 text' }
  if (source.trim() === '') return { kind: 'formatted', text: source }
  // Lines that end as on Windows do so afterwards.
  const isWindows = source.includes('\r\n') && !/(^|[^\r])\n|\r(?!\n)/.test(source)
  let text = isWindows ? source.replaceAll('\r\n', '\n') : source
  for (let round = 0; round < 4; round++) {
    const once = formatOnce(text, options)
    if (once.kind === 'kept') return once
    if (once.text === text) return isWindows ? { ...once, text: text.replaceAll('\n', '\r\n') } : once
    text = once.text
  }
  return { kind: 'kept', reason: 'its layout does not settle' }
}

function formatOnce(source: string, { dialect, keywordCase }: FormatOptions): Formatted {
  const rules = rulesOf[dialect]
  const hiddenTemplates = hideTemplates(source, rules)
  if (hiddenTemplates === undefined) return { kind: 'kept', reason: 'a Jinja tag is never closed' }
  const { text, restore } = hiddenTemplates
  let laidOut: string
  let house: string
  try {
    const segments = pipeSegments(text, rules)
    const all = segments.map((segment) => formatDialect(segment, layoutOf(dialect, keywordCase)))
    laidOut = pipeLayout(all)
    if (!sameTokens(text, laidOut, rules, keywordCase !== 'preserve')) {
      return { kind: 'kept', reason: 'the formatter would change more than blanks' }
    }
    house = inHouse(laidOut, all, dialect)
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'kept', reason: 'it is nested too deeply' }
    return { kind: 'kept', reason: `it is not read: ${firstLine(error)}` }
  }
  const restored = restore(withHead(text, house)) ?? restore(laidOut)
  if (restored === undefined) return { kind: 'kept', reason: 'a Jinja tag would move' }
  const formatted = `${restored.trimEnd()}\n`
  const same = sameRenderings(source, formatted, rules, keywordCase !== 'preserve')
  if (same === undefined) return { kind: 'kept', reason: 'its Jinja tags do not pair' }
  if (!same) {
    return { kind: 'kept', reason: 'blanks beside a Jinja tag would change what it renders to' }
  }
  return { kind: 'formatted', text: formatted }
}

/** A blank line behind what stands at the head, such as config(), stays. */
function withHead(before: string, after: string): string {
  const head = /^(\s*--[^\n]*\n)*/
  const own = (head.exec(before)?.[0] ?? '') + (/^\n/.exec(before.replace(head, ''))?.[0] ?? '')
  const place = own.trimStart().split('\n').indexOf('')
  const lines = after.split('\n')
  if (place <= 0 || place > own.split('\n').length - 2 || lines[place] === '') return after
  const isHead = lines.slice(0, place).every((line) => line.startsWith('--'))
  return isHead ? [...lines.slice(0, place), '', ...lines.slice(place)].join('\n') : after
}

/** The house's own layout, where every line can be moved by itself. */
function inHouse(laidOut: string, segments: readonly string[], dialect: Dialect): string {
  const rules = rulesOf[dialect]
  const isMoved = lex(laidOut, rules).list.some(({ start, end }) => laidOut.slice(start, end).includes('\n'))
  if (isMoved || /\/\*(?:(?!\*\/)[^\n])*\n/.test(laidOut)) return laidOut
  const house = pipeLayout(segments.map((segment) => houseLayout(tighten(segment, rules))))
  return sameTokens(laidOut, house, rules, false) ? house : laidOut
}

function layoutOf(dialect: Dialect, keywordCase: KeywordCase) {
  return {
    ...{ dialect: layouts[dialect], keywordCase },
    ...{ tabWidth: 2, expressionWidth: 100, linesBetweenQueries: 1 },
  }
}

function firstLine(error: unknown): string {
  return ((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '').replace(/\.+$/, '')
}
