// The layout of SQL files with Jinja in them. It changes blanks, and the case of keywords if asked; never the meaning.

import { bigquery as bigqueryLayout, duckdb as duckdbLayout, formatDialect } from 'sql-formatter'
import type { Dialect } from '../sql/ast.ts'
import { bigquery } from '../sql/dialect-bigquery.ts'
import { duckdb } from '../sql/dialect-duckdb.ts'
import { hideTemplates } from './hide-templates.ts'
import { sameTokens } from './same-tokens.ts'

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
  let text = source
  for (let round = 0; round < 4; round++) {
    const once = formatOnce(text, options)
    if (once.kind === 'kept') return once
    if (once.text === text) return once
    text = once.text
  }
  return { kind: 'kept', reason: 'its layout does not settle' }
}

function formatOnce(source: string, { dialect, keywordCase }: FormatOptions): Formatted {
  if (
    /\{%-?\s*(raw|macro|call|materialization|test|snapshot)\b/.test(source) &&
    !/\{%-?\s*snapshot\b/.test(source)
  ) {
    return { kind: 'kept', reason: 'it holds a macro or a raw block, whose blanks may matter' }
  }
  const hiddenTemplates = hideTemplates(source)
  if (hiddenTemplates === undefined) return { kind: 'kept', reason: 'a Jinja tag is never closed' }
  const { text, restore } = hiddenTemplates
  let laidOut: string
  try {
    laidOut = formatDialect(text, {
      dialect: layouts[dialect],
      keywordCase,
      tabWidth: 2,
      expressionWidth: 100,
      linesBetweenQueries: 1,
    })
    if (!sameTokens(text, laidOut, rulesOf[dialect], keywordCase !== 'preserve')) {
      return { kind: 'kept', reason: 'the formatter would change more than blanks' }
    }
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'kept', reason: 'it is nested too deeply' }
    return { kind: 'kept', reason: `it is not read: ${firstLine(error)}` }
  }
  const restored = restore(laidOut)
  if (restored === undefined) return { kind: 'kept', reason: 'a Jinja tag would move' }
  return { kind: 'formatted', text: `${restored.trimEnd()}\n` }
}

function firstLine(error: unknown): string {
  return ((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '').replace(/\.+$/, '')
}
