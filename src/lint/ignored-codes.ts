export interface IgnoredCode {
  readonly code: string
  /** Both from 1. */
  readonly line: number
  readonly column: number
}

/** What the comments `-- strata: ignore[code, ...]` and `ignore-file[code, ...]` of a file name, each at its place. */
export function ignoredCodes(lines: readonly string[]): IgnoredCode[] {
  return lines.flatMap((text, index) => {
    if (!text.includes('strata:')) return []
    const comments = text.matchAll(/(?:--|#|\/\*|\{#).*?strata:\s*ignore(?:-file)?\[([^\]]*)\]/g)
    return [...comments].flatMap((comment) => {
      const list = comment[1]!
      const start = comment.index + comment[0].length - 1 - list.length
      return [...list.matchAll(/[^\s,](?:[^,]*[^\s,])?/g)].map((match) => ({
        code: match[0],
        line: index + 1,
        column: start + match.index + 1,
      }))
    })
  })
}
