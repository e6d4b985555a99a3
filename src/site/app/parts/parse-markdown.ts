// A small safe part of Markdown, read into data: no HTML comes from it, and links lead to the web only.

export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'heading'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string }

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly inlines: readonly Inline[] }

const fence = /^\s*(```|~~~)/
const bullet = /^\s*[-*+]\s+(.*)$/
const number = /^\s*\d+[.)]\s+(.*)$/
const heading = /^\s*#{1,6}\s+(.*?)\s*#*$/

export function parseMarkdown(text: string): readonly Block[] {
  const lines = text.split(/\r?\n/)
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!
    if (line.trim() === '') at++
    else if (fence.test(line)) {
      const end = lines.findIndex((later, index) => index > at && fence.test(later))
      const stop = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(at + 1, stop).join('\n') })
      at = stop + 1
    } else if (heading.test(line)) {
      blocks.push({ kind: 'heading', inlines: parseInlines(heading.exec(line)![1]!) })
      at++
    } else if (bullet.test(line) || number.test(line)) {
      at = readList(lines, at, blocks)
    } else {
      const from = at
      while (at < lines.length && !endsParagraph(lines[at]!)) at++
      blocks.push({ kind: 'paragraph', inlines: parseInlines(lines.slice(from, at).join(' ').trim()) })
    }
  }
  return blocks
}

function endsParagraph(line: string): boolean {
  return line.trim() === '' || [fence, bullet, number, heading].some((start) => start.test(line))
}

function readList(lines: readonly string[], start: number, blocks: Block[]): number {
  const mark = bullet.test(lines[start]!) ? bullet : number
  const items: string[] = []
  let at = start
  for (; at < lines.length; at++) {
    const line = lines[at]!
    const item = mark.exec(line)
    if (item !== null) items.push(item[1]!)
    else if (/^\s+\S/.test(line) && !endsParagraph(line)) items.push(`${items.pop()} ${line.trim()}`)
    else break
  }
  blocks.push({ kind: 'list', ordered: mark === number, items: items.map(parseInlines) })
  return at
}

const inline =
  /(`+)(.+?)\1|\*\*(?=\S)(.+?)\*\*|(?<!\w)__(?=\S)(.+?)__(?!\w)|\*(?=\S)([^*]+?)\*|(?<!\w)_(?=\S)([^_]+?)_(?!\w)|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"])/g

function parseInlines(text: string): readonly Inline[] {
  const inlines: Inline[] = []
  let from = 0
  for (const match of text.matchAll(inline)) {
    const [whole, , code, strong, strong2, emphasis, emphasis2, label, href, address] = match
    if (match.index > from) inlines.push({ kind: 'text', text: text.slice(from, match.index) })
    from = match.index + whole.length
    const bold = strong ?? strong2
    const slanted = emphasis ?? emphasis2
    if (code !== undefined) inlines.push({ kind: 'code', text: code })
    else if (bold !== undefined) inlines.push({ kind: 'strong', inlines: parseInlines(bold) })
    else if (slanted !== undefined) inlines.push({ kind: 'emphasis', inlines: parseInlines(slanted) })
    else if (href !== undefined) inlines.push({ kind: 'link', href, inlines: parseInlines(label!) })
    else inlines.push({ kind: 'link', href: address!, inlines: [{ kind: 'text', text: address! }] })
  }
  if (from < text.length) inlines.push({ kind: 'text', text: text.slice(from) })
  return inlines
}

/** The first sentence without marks, for tables. */
export function firstSentence(text: string): string {
  const [block] = parseMarkdown(text)
  const plain =
    block === undefined || block.kind === 'code'
      ? ''
      : plainOf(block.kind === 'list' ? (block.items[0] ?? []) : block.inlines)
  return /^.*?[.!?](?=\s|$)/s.exec(plain)?.[0] ?? plain
}

function plainOf(inlines: readonly Inline[]): string {
  return inlines.map((one) => ('text' in one ? one.text : plainOf(one.inlines))).join('')
}
