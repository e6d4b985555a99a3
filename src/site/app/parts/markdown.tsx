import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { type Block, type Inline, parseMarkdown } from './parse-markdown.ts'

export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text])
  return <div class="prose">{blocks.map(drawBlock)}</div>
}

function drawBlock(block: Block): ComponentChildren {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.inlines.map(drawInline)}</p>
    case 'heading':
      return (
        <p>
          <strong>{block.inlines.map(drawInline)}</strong>
        </p>
      )
    case 'code':
      return <pre class="quoted">{block.text}</pre>
    case 'list': {
      const items = block.items.map((item) => <li>{item.map(drawInline)}</li>)
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
  }
}

function drawInline(inline: Inline): ComponentChildren {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'code':
      return <code>{inline.text}</code>
    case 'strong':
      return <strong>{inline.inlines.map(drawInline)}</strong>
    case 'emphasis':
      return <em>{inline.inlines.map(drawInline)}</em>
    case 'link':
      return (
        <a href={inline.href} rel="noreferrer noopener" target="_blank">
          {inline.inlines.map(drawInline)}
        </a>
      )
  }
}
