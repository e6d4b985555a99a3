// Jinja out of the way of a formatter that knows none: each piece becomes a word or a comment, and comes back after.

import type { DialectRules } from '../sql/dialect.ts'
import { endOfPiece } from './jinja-pieces.ts'

export interface HiddenTemplates {
  /** The text with words and comments in the place of Jinja. */
  readonly text: string
  /** Puts the pieces back; undefined where one of them was lost or doubled. */
  readonly restore: (formatted: string) => string | undefined
}

/**
 * An expression becomes a word of its length, so that `{{ x }}_amount` stays one name. A tag or comment becomes an SQL
 * comment: for the rest of the line where it stands alone on its lines, as `config()` before the query does. Within
 * strings everything becomes a word. Undefined where a piece is never closed.
 */
export function hideTemplates(source: string, rules: DialectRules): HiddenTemplates | undefined {
  const pieces: string[] = []
  let text = ''
  let quote: Quote | undefined
  let isSqlSeen = false
  let position = 0
  while (position < source.length) {
    const at = position
    if (isPiece(source, at)) {
      const end = endOfPiece(source, at)
      if (end === undefined) return undefined
      position = end
      const found = source.slice(at, end)
      pieces.push(found)
      const isWord =
        quote !== undefined || (found.startsWith('{{') && (isSqlSeen || !isAlone(source, at, end)))
      if (isWord) {
        text += word(pieces.length - 1, found)
        isSqlSeen = true
        continue
      }
      const alone = isAlone(source, at, end)
      text += comment(pieces.length - 1, alone)
      // Blanks behind it would be a part of the comment.
      while (alone && /[ \t]/.test(source[position] ?? '')) position++
      continue
    }
    const end = quote === undefined ? commentEnd(source, at, rules) : undefined
    if (end !== undefined) {
      position = end
      text += commentText(source.slice(at, end), pieces)
      continue
    }
    if (quote === undefined) {
      quote = quoteAt(source, at, rules)
      const sign = quote?.open ?? source[at]!
      text += sign
      position += sign.length
      if (!/\s/.test(sign)) isSqlSeen = true
      continue
    }
    const isEscape = source[at] === '\\' && quote.escapes && at + 1 < source.length
    const isEnd = !isEscape && source.startsWith(quote.close, at)
    const sign = isEnd ? quote.close : source.slice(at, at + (isEscape ? 2 : 1))
    if (isEnd) quote = undefined
    text += sign
    position += sign.length
  }
  return { text, restore: (formatted) => restore(formatted, pieces) }
}

interface Quote {
  readonly open: string
  readonly close: string
  readonly escapes: boolean
}

const dollarQuote = /\$(?:[A-Za-z_]\w*)?\$/y

/** A quote within, written twice, ends one text and begins the next, which comes to the same. */
function quoteAt(source: string, at: number, rules: DialectRules): Quote | undefined {
  const sign = source[at]!
  if (!/['"`$]/.test(sign)) return undefined
  if (rules.name === 'bigquery') {
    if (sign === '$') return undefined
    const open = sign !== '`' && source.startsWith(sign.repeat(3), at) ? sign.repeat(3) : sign
    return { open, close: open, escapes: true }
  }
  if (sign === '$') {
    dollarQuote.lastIndex = at
    const open = dollarQuote.exec(source)?.[0]
    return open === undefined ? undefined : { open, close: open, escapes: false }
  }
  const escapes = sign === "'" && /(?:^|\W)e$/i.test(source.slice(Math.max(0, at - 2), at))
  return sign === '`' ? undefined : { open: sign, close: sign, escapes }
}

function isPiece(source: string, at: number): boolean {
  return source[at] === '{' && /[{%#]/.test(source[at + 1] ?? '')
}

/** Is there nothing but blanks around it on its lines? */
function isAlone(source: string, start: number, end: number): boolean {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
  const next = source.indexOf('\n', end)
  const after = source.slice(end, next < 0 ? source.length : next)
  return /^\s*$/.test(before) && /^\s*$/.test(after)
}

/** Jinja is read within comments too: a piece that goes over several lines belongs to the comment. */
function commentEnd(source: string, at: number, rules: DialectRules): number | undefined {
  if (source.startsWith('--', at) || (source[at] === '#' && rules.hashComments)) {
    let position = at
    while (position < source.length && source[position] !== '\n') {
      position = (isPiece(source, position) ? endOfPiece(source, position) : undefined) ?? position + 1
    }
    return position
  }
  if (!source.startsWith('/*', at)) return undefined
  const end = source.indexOf('*/', at + 2)
  return end < 0 ? source.length : end + 2
}

/** A line's comment with the pieces that would break it off made words. */
function commentText(found: string, pieces: string[]): string {
  if (found.startsWith('/*') || !found.includes('\n')) return found
  let text = ''
  for (let at = 0; at < found.length; ) {
    const end = isPiece(found, at) ? endOfPiece(found, at) : undefined
    const part = found.slice(at, end ?? at + 1)
    if (part.includes('\n')) {
      pieces.push(part)
      text += `zq${pieces.length - 1}qqz`
    } else text += part
    at += part.length
  }
  return text
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
