// Cuts SQL into the coarse pieces that finding names needs: what is a string, a comment, a name, anything else.

import type { Dialect } from '../manifest/manifest.ts'

export interface SqlToken {
  readonly kind: 'space' | 'comment' | 'string' | 'name' | 'quoted-name' | 'other'
  readonly text: string
  readonly start: number
}

/** DuckDB: strings end at the next quote that is not doubled, and `$tag$` is a quote too. */
const duckdb =
  /(?<space>\s+)|(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>\$(?<tag>[A-Za-z_]*)\$[\s\S]*?(?:\$\k<tag>\$|$)|[eE]'(?:[^'\\]|''|\\[\s\S])*(?:'|$)|'(?:[^']|'')*(?:'|$))|(?<quoted>"(?:[^"]|"")*(?:"|$)|`(?:[^`])*(?:`|$))|(?<name>[\p{L}_][\p{L}\p{N}_$]*)|(?<other>[\s\S])/gu

/**
 * GoogleSQL: three kinds of quotes, a backslash keeps one from ending a string (in raw ones too), `#` begins a comment, and the
 * first part of a table's path may have dashes.
 */
const bigquery =
  /(?<space>\s+)|(?<comment>--[^\n]*|#[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>(?:[rR]?[bB]?|[bB][rR])(?:'''(?:[^\\]|\\[\s\S])*?(?:'''|$)|"""(?:[^\\]|\\[\s\S])*?(?:"""|$)|'(?:[^'\\\n]|\\[\s\S])*(?:'|$)|"(?:[^"\\\n]|\\[\s\S])*(?:"|$)))|(?<quoted>`(?:[^`\\]|\\[\s\S])*(?:`|$))|(?<name>[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)+(?=\.)|[\p{L}_][\p{L}\p{N}_$]*)|(?<other>[\s\S])/gu

const patterns: Readonly<Record<Dialect, RegExp>> = { bigquery, duckdb }

export function* tokens(sql: string, dialect: Dialect): Generator<SqlToken> {
  for (const match of sql.matchAll(patterns[dialect])) {
    const groups = match.groups!
    const kind =
      groups.space !== undefined
        ? 'space'
        : groups.comment !== undefined
          ? 'comment'
          : groups.string !== undefined
            ? 'string'
            : groups.quoted !== undefined
              ? 'quoted-name'
              : groups.name !== undefined
                ? 'name'
                : 'other'
    yield { kind, text: match[0], start: match.index }
  }
}
