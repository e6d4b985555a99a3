import { typeName } from '../values/print.ts'
import { TemplateError, type Value } from '../values/value.ts'

export function capitalize(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length).toLowerCase()
}

/** Python's `str.title`: a capital after everything that is no letter. */
export function titleCase(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => capitalize(word))
}

export function isCased(text: string): boolean {
  return /[\p{Lu}\p{Ll}]/u.test(text)
}

export function stripText(text: string, chars: Value | undefined, left: boolean, right: boolean): string {
  if (chars === undefined || chars === null) {
    return left && right ? text.trim() : left ? text.trimStart() : text.trimEnd()
  }
  if (typeof chars !== 'string') {
    throw new TemplateError(`What to strip must be a string, not ${typeName(chars)}.`)
  }
  const all = [...text]
  let from = 0
  let to = all.length
  while (left && from < to && chars.includes(all[from]!)) from++
  while (right && to > from && chars.includes(all[to - 1]!)) to--
  return all.slice(from, to).join('')
}

export function splitText(text: string, separator: string, limit: number, last: boolean): string[] {
  if (separator === '') throw new TemplateError('The separator is empty.')
  const parts = text.split(separator)
  if (limit < 0 || parts.length <= limit + 1) return parts
  return last
    ? [parts.slice(0, parts.length - limit).join(separator), ...parts.slice(parts.length - limit)]
    : [...parts.slice(0, limit), parts.slice(limit).join(separator)]
}

/** Splits at runs of white space; what is left after `limit` splits stays whole. */
export function splitWords(text: string, limit: number, last: boolean): string[] {
  const words = [...text.matchAll(/\S+/g)]
  if (limit < 0 || words.length <= limit) return words.map(([word]) => word)
  if (words.length === 0) return []
  if (last) {
    const cut = words.length - limit - 1
    const end = words[cut]!.index + words[cut]![0].length
    return [text.slice(0, end), ...words.slice(cut + 1).map(([word]) => word)]
  }
  const rest = words[limit]
  const head = words.slice(0, limit).map(([word]) => word)
  return rest === undefined ? head : [...head, text.slice(rest.index).trimEnd()]
}

export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines =
    text.match(/[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g) ?? []
  const whole = lines.filter((line, index) => line !== '' || index < lines.length - 1)
  return keepEnds
    ? whole
    : whole.map((line) => line.replace(/(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])$/, ''))
}
