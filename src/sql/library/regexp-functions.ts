import { createRequire } from 'node:module'
import type { Matcher, RE2JS } from 're2js'
import type { LibraryFunction } from './scalar-function.ts'

/**
 * Regular expressions as GoogleSQL walks through their matches, for what DuckDB's functions do not tell: matches of nothing
 * at places that the pattern names, groups that took no part, patterns that are not known before they run.
 */
export const regexpFunctions: readonly LibraryFunction[] = [
  {
    name: 'bq_re_extract_all',
    parameters: ['VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    call: (text, pattern) =>
      JSON.stringify([...matches(text as string, pattern as string)].map(({ value }) => value ?? '')),
  },
  {
    name: 'bq_re_extract',
    parameters: ['VARCHAR', 'VARCHAR', 'BIGINT', 'BIGINT'],
    returns: 'VARCHAR',
    call: (text, pattern, position, occurrence) => {
      const rest = from(text as string, Number(position), Number(occurrence))
      return rest === undefined ? null : (nth(rest, pattern as string, Number(occurrence))?.value ?? null)
    },
  },
  {
    name: 'bq_re_instr',
    parameters: ['VARCHAR', 'VARCHAR', 'BIGINT', 'BIGINT', 'BIGINT'],
    returns: 'BIGINT',
    call: (text, pattern, position, occurrence, end) => {
      if (end !== 0n && end !== 1n) throw new Error('the last argument of REGEXP_INSTR must be 0 or 1')
      const rest = from(text as string, Number(position), Number(occurrence))
      if (rest === undefined || rest === '' || pattern === '') return 0n
      const found = nth(rest, pattern as string, Number(occurrence))
      if (found === undefined || found.value === null) return 0n
      const place = end === 1n ? found.end : found.end - found.value.length
      return BigInt([...rest.slice(0, place)].length) + (position as bigint)
    },
  },
]

interface Match {
  /** The group, or the whole where the pattern has none; null where the group took no part. */
  readonly value: string | null
  /** Where the search goes on; behind the group, where there is one. */
  readonly end: number
}

/** The text from a position on, which counts characters from 1. */
function from(text: string, position: number, occurrence: number): string | undefined {
  if (position < 1 || occurrence < 1) throw new Error('position and occurrence must be positive')
  if (position === 1) return text
  const signs = [...text]
  return position > signs.length ? undefined : signs.slice(position - 1).join('')
}

function nth(text: string, pattern: string, occurrence: number): Match | undefined {
  let count = 0
  for (const match of matches(text, pattern)) if (++count === occurrence) return match
  return undefined
}

function* matches(text: string, pattern: string): Generator<Match> {
  const { expression, groups } = compiled(pattern)
  const matcher: Matcher = expression.matcher(text)
  for (let place = 0; matcher.find(place); ) {
    const isEmpty = matcher.end() === matcher.start()
    place = matcher.end()
    // Behind a match of nothing the search goes on one character further.
    if (isEmpty && place < text.length) place += text.codePointAt(place)! > 0xffff ? 2 : 1
    const end = groups === 0 ? place : matcher.end(1)
    yield { value: matcher.group(groups) ?? null, end }
    if (place >= text.length) return
  }
}

interface Compiled {
  readonly expression: RE2JS
  readonly groups: number
}

const kept = new Map<string, Compiled>()

function compiled(pattern: string): Compiled {
  const known = kept.get(pattern)
  if (known !== undefined) return known
  const { RE2JS } = createRequire(import.meta.url)('re2js') as typeof import('re2js')
  const expression = RE2JS.compile(pattern)
  const groups = expression.groupCount()
  if (groups > 1)
    throw new Error(`a regular expression to extract by has one group at most, and this one ${groups}`)
  if (kept.size > 1000) kept.clear()
  kept.set(pattern, { expression, groups })
  return { expression, groups }
}
