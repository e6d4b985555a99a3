import type { DialectRules } from '../sql/dialect.ts'
import { lex } from '../sql/parse/lexer.ts'

/** The parts of a query between its own `|>`, without those of subqueries; one part where there is none. */
export function pipeSegments(text: string, rules: DialectRules): readonly string[] {
  const segments: string[] = []
  let depth = 0
  let from = 0
  for (const { type, start, end } of lex(text, rules).list) {
    if (type !== 'operator') continue
    const sign = text.slice(start, end)
    if (/^[([]$/.test(sign)) depth++
    else if (/^[)\]]$/.test(sign)) depth--
    else if (sign === '|>' && depth === 0) {
      segments.push(text.slice(from, start))
      from = end
    }
  }
  return [...segments, text.slice(from)]
}

/** Each operator on a line of its own, what goes on under it set in. */
export function pipeLayout(segments: readonly string[]): string {
  return segments
    .map((segment, place) => {
      const lines = segment.trim().split('\n')
      const own = lines.map((line, at) => (at === 0 || line === '' || place === 0 ? line : `  ${line}`))
      return place === 0 ? own.join('\n') : `|> ${own.join('\n')}`
    })
    .join('\n')
}
