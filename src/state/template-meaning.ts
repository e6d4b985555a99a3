// What a template means, without what only people see: comments, layout, the case of keywords, kinds of quotes.

const pattern =
  /(?<comment>\{#[\s\S]*?#\}|--[^\n]*|\/\*[\s\S]*?\*\/)|(?<tag>\{[%{](?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[\s\S])*?[%}]\})|(?<string>'(?:\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|''|[^'])*'|"(?:\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|""|[^"])*"|`[^`]*`)|(?<space>\s+)|(?<word>[\p{L}_][\p{L}\p{N}_$]*)|(?<other>\d[\w.]*|[\s\S])/gu

const insideTag =
  /(?<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(?<space>\s+)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<other>\d[\w.]*|[\s\S])/gu

const keywords = new Set(
  `ALL AND ANY AS ASC BETWEEN BY CASE CAST CROSS CURRENT DESC DISTINCT ELSE END EXCEPT EXISTS FALSE FILTER FIRST
   FOLLOWING FROM FULL GROUP HAVING IN INNER INTERSECT INTERVAL INTO IS JOIN LAST LATERAL LEFT LIKE LIMIT NATURAL NOT
   NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PRECEDING QUALIFY RANGE RECURSIVE RIGHT ROW ROWS SELECT THEN TRUE
   UNBOUNDED UNION UNNEST USING VALUES WHEN WHERE WINDOW WITH`.split(/\s+/),
)

/** Two templates with the same text here do the same. `config(...)` counts: tags and the like, which no setting of a table tells, stand there alone. */
export function templateMeaning(source: string): string {
  const parts: string[] = []
  let glued = false
  let before: 'output' | 'word' | 'other' | undefined
  for (const { groups, 0: text } of source.matchAll(pattern)) {
    const piece = pieceOf(groups!, text)
    if (piece === undefined) {
      glued = false
      continue
    }
    // What an expression prints may stick to a word: `{{ prefix }}_id` is not `{{ prefix }} _id`.
    const sticks = glued && before !== 'other' && piece.kind !== 'other'
    const output = sticks && (before === 'output' || piece.kind === 'output')
    parts.push(output ? '\u0001' : ' ', piece.text)
    before = piece.kind
    glued = true
  }
  return parts.join('').trim()
}

interface Piece {
  readonly kind: 'output' | 'word' | 'other'
  readonly text: string
}

function pieceOf(groups: Record<string, string | undefined>, text: string): Piece | undefined {
  if (groups.space !== undefined) return undefined
  if (groups.comment !== undefined) {
    // A call in an SQL comment is made all the same.
    return text.startsWith('{#') || !/\{[{%]/.test(text) ? undefined : { kind: 'other', text }
  }
  if (groups.tag !== undefined) return tagPiece(text)
  if (groups.word === undefined) return { kind: 'other', text }
  const upper = text.toUpperCase()
  return { kind: 'word', text: keywords.has(upper) ? upper : text }
}

function tagPiece(tag: string): Piece | undefined {
  const inner = tag.slice(2, -2).replace(/^[-+]/, '').replace(/[-+]$/, '').trim()
  const words: string[] = []
  for (const { groups, 0: text } of inner.matchAll(insideTag)) {
    if (groups!.space !== undefined) continue
    words.push(groups!.string === undefined ? text : quoted(text))
  }
  const kind = tag.startsWith('{{') ? 'output' : 'other'
  return { kind, text: `${tag.slice(0, 2)} ${words.join(' ')} ${tag.slice(-2)}` }
}

function quoted(text: string): string {
  const inner = text.slice(1, -1)
  return /["'\\]/.test(inner) ? text : `"${inner}"`
}
