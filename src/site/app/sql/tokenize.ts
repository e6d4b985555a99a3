// Just enough of SQL and Jinja to colour them; never fails, and the tokens together are the text.

export type TokenKind =
  | 'text'
  | 'keyword'
  | 'name'
  | 'quoted'
  | 'string'
  | 'number'
  | 'comment'
  | 'jinja'
  | 'call'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const words =
  'all and any array as asc between by case cast create cross cube current delete desc distinct else end except exclude exists extract false fetch filter following for from full group grouping having ignore in inner insert intersect interval into is join lateral left like limit merge natural not null nulls offset on or order outer over partition pivot preceding qualify range replace respect right rollup row rows select semi set sets struct table tablesample then to true unbounded union unnest unpivot update using values view when where window with within'
const keywords = new Set(words.split(' '))

// A macro's braces hold anything but their own end, so they come first.
const token =
  /(?<comment>\{#[\s\S]*?(?:#\}|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<jinja>\{\{[\s\S]*?(?:\}\}|$)|\{%[\s\S]*?(?:%\}|$))|(?<string>'(?:[^'\\]|\\[\s\S]|'')*(?:'|$))|(?<quoted>"(?:[^"\\]|\\.|"")*(?:"|$)|`[^`]*(?:`|$))|(?<number>\b\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(?<word>[\p{L}_][\p{L}\p{N}_$]*)/gu

export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = []
  let from = 0
  for (const match of sql.matchAll(token)) {
    if (match.index > from) tokens.push({ kind: 'text', text: sql.slice(from, match.index) })
    const [text] = match
    from = match.index + text.length
    tokens.push({ kind: kindOf(match.groups ?? {}, sql, from), text })
  }
  if (from < sql.length) tokens.push({ kind: 'text', text: sql.slice(from) })
  return tokens
}

function kindOf(groups: Readonly<Record<string, string | undefined>>, sql: string, end: number): TokenKind {
  for (const kind of ['comment', 'jinja', 'string', 'quoted', 'number'] as const) {
    if (groups[kind] !== undefined) return kind
  }
  if (keywords.has(groups.word!.toLowerCase())) return 'keyword'
  return sql[end] === '(' ? 'call' : 'name'
}
