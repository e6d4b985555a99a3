// Cuts SQL into the coarse pieces that finding names needs: what is a string, a comment, a name, anything else.

export interface SqlToken {
  readonly kind: 'space' | 'comment' | 'string' | 'name' | 'quoted-name' | 'other'
  readonly text: string
  readonly start: number
}

const pattern =
  /(?<space>\s+)|(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<dollar>\$(?<tag>[A-Za-z_]*)\$[\s\S]*?(?:\$\k<tag>\$|$))|(?<string>[eE]?'(?:[^']|'')*(?:'|$))|(?<quoted>"(?:[^"]|"")*(?:"|$)|`(?:[^`])*(?:`|$))|(?<name>[\p{L}_][\p{L}\p{N}_$]*)|(?<other>[\s\S])/gu

export function* tokens(sql: string): Generator<SqlToken> {
  for (const match of sql.matchAll(pattern)) {
    const groups = match.groups!
    const kind =
      groups.space !== undefined
        ? 'space'
        : groups.comment !== undefined
          ? 'comment'
          : groups.string !== undefined || groups.dollar !== undefined
            ? 'string'
            : groups.quoted !== undefined
              ? 'quoted-name'
              : groups.name !== undefined
                ? 'name'
                : 'other'
    yield { kind, text: match[0], start: match.index }
  }
}
