import { templateSyntax } from '../problems/catalogue/template.ts'
import { ProblemError } from '../problems/problem.ts'
import type { TopBlock } from './parse-template.ts'
import { SourceText } from './syntax/place.ts'

const OPENING =
  /\{#[\s\S]*?#\}|\{%[-+]?\s*raw\s*-?%\}[\s\S]*?\{%[-+]?\s*endraw\s*[-+]?%\}|\{%[-+]?\s*(end)?([a-z_]+)(?:\s+([A-Za-z_]\w*))?(?:'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"|(?!%\}|\{%)[^'"])*?[-+]?%\}/g

/** Where macros, tests and materializations stand in a text whose rest need not be a template. */
export function macroRanges(source: string): readonly { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = []
  let open: { readonly word: string; readonly start: number } | undefined
  for (const match of source.matchAll(OPENING)) {
    const [tag, closing, word = ''] = match
    if (!CALLABLE.has(word)) continue
    if (closing === undefined) open ??= { word, start: match.index }
    else if (open !== undefined && closes(open.word, word)) {
      ranges.push({ start: open.start, end: match.index + tag.length })
      open = undefined
    }
  }
  return ranges
}

const CALLABLE = new Set(['macro', 'test', 'data_test', 'materialization'])
const closes = (open: string, word: string) =>
  open === word || (open === 'data_test' && word === 'test') || (open === 'test' && word === 'data_test')

/**
 * The blocks of a kind at the top level of a text that need not be a template as a whole, such as a Markdown file with
 * `{% docs %}` blocks. What stands outside of them is not read. Throws ProblemError where a block is not closed.
 */
export function extractBlocks(source: string, file: string, kind: 'docs' | 'snapshot'): readonly TopBlock[] {
  const text = new SourceText(source, file)
  const blocks: TopBlock[] = []
  let open: { readonly name: string; readonly start: number; readonly bodyStart: number } | undefined
  const unclosed = (block: { start: number; bodyStart: number }): never => {
    throw new ProblemError(
      templateSyntax(
        `"{% ${kind} %}" is not closed.`,
        `Close it with "{% end${kind} %}".`,
        text.location(block.start, block.bodyStart),
      ),
    )
  }
  for (const match of source.matchAll(OPENING)) {
    const [tag, closing, word, name] = match
    if (word !== kind) continue
    const end = match.index + tag.length
    if (closing === undefined) {
      if (open !== undefined) unclosed(open)
      open = { name: name ?? '', start: match.index, bodyStart: end }
    } else if (open !== undefined) {
      const location = text.location(open.start, open.bodyStart)
      blocks.push({ kind, location, ...open, end, bodyEnd: match.index })
      open = undefined
    }
  }
  if (open !== undefined) unclosed(open)
  return blocks
}
