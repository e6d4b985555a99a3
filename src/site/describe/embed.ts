import { deflateRawSync } from 'node:zlib'

/** JSON that may stand inside a script element, whatever the texts in it say. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

/** JSON deflated and in base64: about a fifth, and nothing in it can end an element. */
export function embedDeflated(value: unknown): string {
  return deflateRawSync(JSON.stringify(value), { level: 6 }).toString('base64')
}

/** A script as the text of a script element: both spellings mean the same in strings and regular expressions. */
export function embedScript(script: string): string {
  return script.replaceAll(/<(\/script|!--)/gi, '\\x3c$1')
}

export function embedStyle(style: string): string {
  return style.replaceAll(/<\/(style)/gi, '<\\/$1')
}
