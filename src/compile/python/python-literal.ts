import { ExactScalar } from '../../manifest/exact-scalar.ts'
import type { Json } from '../../manifest/json.ts'
import { unescapeText } from '../../template/syntax/unescape-text.ts'
import type { PythonToken } from './python-tokens.ts'

export interface ReadLiteral {
  readonly value: Json
  /** The index of the token behind it. */
  readonly next: number
}

const words: Readonly<Record<string, Json>> = { None: null, True: true, False: false }

/** A literal that begins at token `at`, as `ast.literal_eval` takes it and JSON can say it; undefined where there is none. */
export function readLiteral(tokens: readonly PythonToken[], at: number): ReadLiteral | undefined {
  const token = tokens[at]!
  switch (token.kind) {
    case 'name':
      return Object.hasOwn(words, token.text) ? { value: words[token.text]!, next: at + 1 } : undefined
    case 'number':
      return numberOf(token.text, at)
    case 'string':
      return text(tokens, at)
    case 'op':
      return composed(tokens, at)
    default:
      return undefined
  }
}

function composed(tokens: readonly PythonToken[], at: number): ReadLiteral | undefined {
  const { text: operator } = tokens[at]!
  if (operator === '[') return list(tokens, at, ']')
  if (operator === '(') return list(tokens, at, ')')
  if (operator === '{') return mapping(tokens, at)
  if (operator !== '-' && operator !== '+') return undefined
  const number = tokens[at + 1]?.kind === 'number' ? readLiteral(tokens, at + 1) : undefined
  if (number === undefined || operator === '+') return number
  const { value } = number
  return { ...number, value: typeof value === 'number' ? -value : new ExactScalar(`-${String(value)}`) }
}

function numberOf(text: string, at: number): ReadLiteral | undefined {
  if (/j$/i.test(text)) return undefined
  const plain = text.replaceAll('_', '')
  const value = Number(plain)
  const whole = /^(?:\d+|0[xob].*)$/i.test(plain)
  if (whole && !Number.isSafeInteger(value))
    return { value: new ExactScalar(String(BigInt(plain))), next: at + 1 }
  // `1.0` is no `1`.
  if (!whole && Number.isInteger(value) && Math.abs(value) < 1e16)
    return { value: new ExactScalar(`${value}.0`), next: at + 1 }
  return { value, next: at + 1 }
}

/** Strings that follow each other are one. */
function text(tokens: readonly PythonToken[], at: number): ReadLiteral | undefined {
  let value = ''
  let next = at
  for (; tokens[next]!.kind === 'string'; next++) {
    const { text: part, raw, start } = tokens[next]!
    value += raw === true ? part : unescapeText(part, start)
  }
  return tokens[next]!.kind === 'bytes' || tokens[next]!.kind === 'formatted' ? undefined : { value, next }
}

/** A list or a tuple; `(x)` is x. */
function list(tokens: readonly PythonToken[], at: number, close: string): ReadLiteral | undefined {
  const values: Json[] = []
  let next = at + 1
  let commas = 0
  while (!isOperator(tokens[next], close)) {
    const item = readLiteral(tokens, next)
    if (item === undefined) return undefined
    values.push(item.value)
    next = item.next
    if (isOperator(tokens[next], ',')) {
      commas++
      next++
    } else if (!isOperator(tokens[next], close)) return undefined
  }
  const only = close === ')' && values.length === 1 && commas === 0
  return { value: only ? values[0]! : values, next: next + 1 }
}

function mapping(tokens: readonly PythonToken[], at: number): ReadLiteral | undefined {
  const entries: [string, Json][] = []
  let next = at + 1
  while (!isOperator(tokens[next], '}')) {
    const key = readLiteral(tokens, next)
    if (key === undefined || !isOperator(tokens[key.next], ':')) return undefined
    const value = readLiteral(tokens, key.next + 1)
    if (value === undefined || (typeof key.value === 'object' && key.value !== null)) return undefined
    entries.push([String(key.value), value.value])
    next = value.next
    if (isOperator(tokens[next], ',')) next++
    else if (!isOperator(tokens[next], '}')) return undefined
  }
  return { value: Object.fromEntries(entries), next: next + 1 }
}

export function isOperator(token: PythonToken | undefined, text: string): boolean {
  return token?.kind === 'op' && token.text === text
}
