/** Blanks at an end, and characters that show nothing or do not show what they are. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A value as people can tell it from others: no text and the text NULL from NULL, blanks at an end, invisible characters by their number. */
export function visibleText(value: string | null | undefined): string {
  if (value === null || value === undefined) return 'NULL'
  if (value !== '' && value !== 'NULL' && value.trim() === value && !HIDDEN.test(value)) return value
  return `'${escaped(value, HIDDEN)}'`
}

/** Two values that differ, so that it shows: letters that look alike are told by their numbers. */
export function visiblyDifferent(a: string | null, b: string | null): readonly [string, string] {
  const isAlike = a !== null && b !== null && a !== b && a.normalize('NFKC') === b.normalize('NFKC')
  if (!isAlike || a.trim() !== a || b.trim() !== b) return [visibleText(a), visibleText(b)]
  return [`'${escaped(a, /[^ -~]/u)}'`, `'${escaped(b, /[^ -~]/u)}'`]
}

function escaped(text: string, which: RegExp): string {
  return Array.from(text, (character) => {
    if (!which.test(character)) return character
    const number = character.codePointAt(0)!.toString(16).toUpperCase()
    return NAMED[character] ?? `\\u{${number}}`
  }).join('')
}
