import { docsBlockWrong } from '../../problems/catalogue/project.ts'
import type { Location, Report } from '../../problems/problem.ts'
import type { DocBlock } from '../definitions.ts'

const tag = /\{%[-+]?\s*(docs|enddocs)\b\s*(.*?)\s*[-+]?%\}/gs

/** The `{% docs name %}` blocks of a Markdown file. */
export function docsBlocks(file: string, text: string, report: Report): readonly DocBlock[] {
  if (!text.includes('docs')) return []
  const blocks: DocBlock[] = []
  let open: { readonly name: string; readonly at: Location; readonly from: number } | undefined
  const unclosed = (block: { readonly name: string; readonly at: Location }) =>
    report(
      docsBlockWrong({
        at: block.at,
        what: `The docs block "${block.name}" is never closed.`,
        hint: 'Write {% enddocs %} where it ends.',
      }),
    )
  for (const match of text.matchAll(tag)) {
    const at = placeOf(file, text, match.index)
    if (match[1] === 'docs') {
      if (open !== undefined) unclosed(open)
      const name = match[2]!
      if (!/^\w+$/.test(name)) {
        const what = name === '' ? 'A docs block has no name.' : `"${name}" is not a name for a docs block.`
        report(
          docsBlockWrong({
            at,
            what,
            hint: 'Use letters, digits and underscores: {% docs orders_status %}.',
          }),
        )
      }
      open = { name, at, from: match.index + match[0].length }
    } else if (open === undefined) {
      const what = 'This {% enddocs %} closes no docs block.'
      report(docsBlockWrong({ at, what, hint: 'Take it out, or begin the block with {% docs name %}.' }))
    } else {
      blocks.push({ name: open.name, at: open.at, contents: text.slice(open.from, match.index).trim() })
      open = undefined
    }
  }
  if (open !== undefined) unclosed(open)
  return blocks
}

function placeOf(file: string, text: string, offset: number): Location {
  const before = text.slice(0, offset)
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
