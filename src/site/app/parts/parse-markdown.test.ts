import { describe, expect, it } from 'vitest'
import { firstSentence, parseMarkdown } from './parse-markdown.ts'

const text = (value: string) => ({ kind: 'text', text: value })

describe('parseMarkdown(text)', () => {
  it('reads paragraphs, lists, code and headings', () => {
    expect(
      parseMarkdown('# Head\none\ntwo\n\n- a\n- b\n  more\n\n1. x\n\n```sql\nselect *\n```\nend'),
    ).toEqual([
      { kind: 'heading', inlines: [text('Head')] },
      { kind: 'paragraph', inlines: [text('one two')] },
      { kind: 'list', ordered: false, items: [[text('a')], [text('b more')]] },
      { kind: 'list', ordered: true, items: [[text('x')]] },
      { kind: 'code', text: 'select *' },
      { kind: 'paragraph', inlines: [text('end')] },
    ])
  })

  it('reads emphasis and code, and leaves names with underscores alone', () => {
    expect(parseMarkdown('**bold** and *slanted* `a*b*` of stg_orders_all, 2 * 3 * 4')).toEqual([
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'strong', inlines: [text('bold')] },
          text(' and '),
          { kind: 'emphasis', inlines: [text('slanted')] },
          text(' '),
          { kind: 'code', text: 'a*b*' },
          text(' of stg_orders_all, 2 * 3 * 4'),
        ],
      },
    ])
  })

  it('links to the web only', () => {
    const [block] = parseMarkdown(
      '[a](https://example.com/x) [b](javascript:alert(1)) see http://example.com/y.',
    )
    expect(block).toEqual({
      kind: 'paragraph',
      inlines: [
        { kind: 'link', href: 'https://example.com/x', inlines: [text('a')] },
        text(' [b](javascript:alert(1)) see '),
        { kind: 'link', href: 'http://example.com/y', inlines: [text('http://example.com/y')] },
        text('.'),
      ],
    })
  })

  it('takes HTML as text, and an unclosed fence to the end', () => {
    expect(parseMarkdown('<img onerror=x>')).toEqual([
      { kind: 'paragraph', inlines: [text('<img onerror=x>')] },
    ])
    expect(parseMarkdown('```\na\nb')).toEqual([{ kind: 'code', text: 'a\nb' }])
  })
})

describe('firstSentence(text)', () => {
  it('is plain and ends at the first stop', () => {
    expect(firstSentence('Rows of **orders**, at v1.5 each. More.\n\nEven more')).toBe(
      'Rows of orders, at v1.5 each.',
    )
    expect(firstSentence('')).toBe('')
  })
})
