/** Indentation, dashes and key before the quote that a value begins with. */
const opening = /^(\s*(?:-\s+)*)(?:[^\s#'"\-[{][^:#'"]*:\s+)?(["'])/

/**
 * The text with the further lines of quoted values indented below their key. PyYAML, and so dbt, takes them wherever they
 * begin; YAML itself wants them deeper. No line is added or taken away.
 */
export function indentQuoted(text: string): string {
  let open: { readonly quote: string; readonly indent: number } | undefined
  const lines = text.split('\n').map((line) => {
    if (open === undefined) {
      const [before, start = '', quote] = opening.exec(line) ?? []
      if (before !== undefined && quote !== undefined && !closes(line, before.length, quote))
        open = { quote, indent: start.length + 1 }
      return line
    }
    const { quote, indent } = open
    const own = line.length - line.trimStart().length
    if (closes(line, 0, quote)) open = undefined
    return own >= indent || own === line.length ? line : `${' '.repeat(indent - own)}${line}`
  })
  return lines.join('\n')
}

function closes(line: string, from: number, quote: string): boolean {
  for (let index = from; index < line.length; index++) {
    if (quote === '"' && line[index] === '\\') index++
    else if (line[index] === quote) {
      if (quote === '"' || line[index + 1] !== "'") return true
      index++
    }
  }
  return false
}
