// Jinja out of the way of a formatter that knows none: each piece becomes a word or a comment, and comes back after.

export interface HiddenTemplates {
  /** The text with words and comments in the place of Jinja. */
  readonly text: string
  /** Puts the pieces back; undefined where one of them was lost or doubled. */
  readonly restore: (formatted: string) => string | undefined
}

const piece = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/y

/**
 * An expression becomes a word of its length, so that `{{ x }}_amount` stays one name. A tag or comment becomes an SQL
 * comment: for the rest of the line where it stands alone on its lines, as `config()` before the query does. Within
 * strings everything becomes a word. Undefined where a piece is never closed.
 */
export function hideTemplates(source: string): HiddenTemplates | undefined {
  const pieces: string[] = []
  let text = ''
  let quote = ''
  let isSqlSeen = false
  let position = 0
  while (position < source.length) {
    const at = position
    if (source.startsWith('{{', at) || source.startsWith('{%', at) || source.startsWith('{#', at)) {
      piece.lastIndex = at
      const found = piece.exec(source)?.[0]
      if (found === undefined) return undefined
      position = at + found.length
      pieces.push(found)
      const isWord = quote !== '' || (found.startsWith('{{') && (isSqlSeen || !isAlone(source, at, position)))
      text += isWord
        ? word(pieces.length - 1, found)
        : comment(pieces.length - 1, isAlone(source, at, position))
      if (isWord) isSqlSeen = true
      continue
    }
    const end = quote === '' ? commentEnd(source, at) : undefined
    if (end !== undefined) {
      position = end
      text += source.slice(at, end)
      continue
    }
    const sign = source[at]!
    position++
    text += sign
    if (quote !== '' && sign === '\\' && position < source.length) text += source[position++]!
    else if (quote === sign) quote = ''
    else if (quote === '' && /['"`]/.test(sign)) quote = sign
    if (!/\s/.test(sign)) isSqlSeen = true
  }
  return { text, restore: (formatted) => restore(formatted, pieces) }
}

/** Is there nothing but blanks and other Jinja around it on its lines? */
function isAlone(source: string, start: number, end: number): boolean {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
  const next = source.indexOf('\n', end)
  const after = source.slice(end, next < 0 ? source.length : next)
  return /^\s*$/.test(before) && /^\s*$/.test(after)
}

function commentEnd(source: string, at: number): number | undefined {
  if (source.startsWith('--', at) || source[at] === '#') {
    const end = source.indexOf('\n', at)
    return end < 0 ? source.length : end
  }
  if (!source.startsWith('/*', at)) return undefined
  const end = source.indexOf('*/', at + 2)
  return end < 0 ? source.length : end + 2
}

function word(index: number, found: string): string {
  const name = `zq${index}q`
  return `${name}${'q'.repeat(Math.max(0, Math.min(found.length, 60) - name.length - 1))}z`
}

function comment(index: number, alone: boolean): string {
  return alone ? `-- zq${index}qz` : `/* zq${index}qz */`
}

const hidden = /-- zq(\d+)qz(?=\r?\n|$)|\/\* zq(\d+)qz \*\/|zq(\d+)q+z/g

function restore(formatted: string, pieces: readonly string[]): string | undefined {
  const seen: number[] = []
  const text = formatted.replace(hidden, (_, line, block, name) => {
    const index = Number(line ?? block ?? name)
    seen.push(index)
    return pieces[index] ?? ''
  })
  const isWhole = seen.length === pieces.length && seen.every((index, place) => index === place)
  return isWhole ? text : undefined
}
