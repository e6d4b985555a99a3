/** Names and types of the fields of DuckDB's `STRUCT(a INTEGER, b VARCHAR)`, and of the structs in an array of them; none of other types. */
export function structFields(type: string): readonly (readonly [name: string, type: string])[] {
  const inner = /^STRUCT\((.*)\)/is.exec(type)?.[1]
  if (inner === undefined) return []
  return splitOutside(inner).flatMap((part) => {
    const [, name, rest] = /^("(?:[^"]|"")*"|\S+) (.*)$/s.exec(part) ?? []
    return name === undefined || rest === undefined ? [] : [[name, rest] as const]
  })
}

/** At the commas that stand in no brackets and no quotes. */
function splitOutside(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quote = ''
  let start = 0
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, index).trim())
      start = index + 1
    }
  }
  return [...parts, text.slice(start).trim()]
}
