import type { PlacedFinding } from './lint-node.ts'

/** The file's text with those fixes made whose piece stands there as it was rendered; they are told apart. */
export function applyFixes(
  text: string,
  findings: readonly PlacedFinding[],
): { readonly text: string; readonly fixed: ReadonlySet<PlacedFinding> } {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    starts.push(index + 1)
  const fixed = new Set<PlacedFinding>()
  const placed = findings
    .flatMap((finding) => {
      const { fix } = finding
      if (fix === undefined) return []
      const offset = (starts[fix.at.line - 1] ?? text.length) + fix.at.column - 1
      return text.startsWith(fix.replaces, offset) ? [{ finding, offset, fix }] : []
    })
    .toSorted((a, b) => b.offset - a.offset)
  let result = text
  let before = text.length + 1
  for (const { finding, offset, fix } of placed) {
    if (offset + fix.replaces.length > before) continue
    result = `${result.slice(0, offset)}${fix.text}${result.slice(offset + fix.replaces.length)}`
    before = offset
    fixed.add(finding)
  }
  return { text: result, fixed }
}
