import { docsBlockWrong } from '../../problems/catalogue/project.ts'
import { type Location, ProblemError, type Report } from '../../problems/problem.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import { render } from '../../template/render.ts'
import type { DocBlock } from '../definitions.ts'

/** A comment or a raw block hides what looks like a tag in it. */
const tag =
  /\{#.*?#\}|\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}|\{%[-+]?\s*(docs|enddocs)\b\s*(.*?)\s*[-+]?%\}/gs

/** The `{% docs name %}` blocks of a Markdown file, each a template that knows no names. What stands outside of them is not read. */
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
    if (match[1] === undefined) continue
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
      const hint = 'Take it out, or begin the block with {% docs name %}.'
      report({ ...docsBlockWrong({ at, what, hint }), severity: 'warning' })
    } else {
      const contents = rendered(text.slice(open.from, match.index), placeOf(file, text, open.from), report)
      blocks.push({ name: open.name, at: open.at, contents: contents.trim() })
      open = undefined
    }
  }
  if (open !== undefined) unclosed(open)
  return blocks
}

function rendered(contents: string, at: Location, report: Report): string {
  if (!/\{[{%#]/.test(contents)) return contents
  try {
    // Lines and columns before it, so that a problem's place is the file's.
    const before = '\n'.repeat(at.line! - 1) + ' '.repeat(at.column! - 1)
    return render(parseTemplate(before + contents, at.file), { scope: new Map() }).text
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    error.problems.forEach(report)
    return contents
  }
}

function placeOf(file: string, text: string, offset: number): Location {
  const before = text.slice(0, offset)
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
