/** The text with what was searched for marked. */
export function Marked({ text, query }: { text: string; query: string }) {
  const words = query
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return <>{text}</>
  const pattern = new RegExp(
    `(${words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'gi',
  )
  // Every second piece is a match, since the pattern is in parentheses.
  return <>{text.split(pattern).map((piece, at) => (at % 2 === 1 ? <mark>{piece}</mark> : piece))}</>
}
