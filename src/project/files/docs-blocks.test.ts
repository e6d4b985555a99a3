import { describe, expect, it } from 'vitest'
import type { Problem } from '../../problems/problem.ts'
import { docsBlocks } from './docs-blocks.ts'
import { ignoreList } from './ignore-list.ts'

function read(text: string) {
  const problems: Problem[] = []
  const blocks = docsBlocks('models/d.md', text, (problem) => problems.push(problem))
  return { blocks, problems }
}

describe('docsBlocks', () => {
  it('finds the blocks and leaves the text between alone', () => {
    const { blocks, problems } = read(
      '# Title\n\n{% docs a %}\nOne *a*.\n{% enddocs %}\ntext\n{%- docs b -%}B{%- enddocs -%}\n',
    )
    expect(problems).toEqual([])
    expect(blocks).toEqual([
      { name: 'a', at: { file: 'models/d.md', line: 3, column: 1 }, contents: 'One *a*.' },
      { name: 'b', at: { file: 'models/d.md', line: 7, column: 1 }, contents: 'B' },
    ])
  })

  it('renders a block as a template, and reads no tag in a comment or a raw block', () => {
    const { blocks, problems } = read(
      '{# {% docs z %} #}\n{% docs y %}1 {# {% enddocs %} #}{{ 1 + 1 }}{{ nobody }}\n{% raw %}{{ x }} {% enddocs %}{% endraw %}{% enddocs %}',
    )
    expect(problems).toEqual([])
    expect(blocks).toMatchObject([{ name: 'y', contents: '1 2\n{{ x }} {% enddocs %}' }])
  })

  it('tells what a block cannot render, where it stands', () => {
    expect(read('text\n\n{% docs a %}x\n  {{ ref("b") }}{% enddocs %}').problems).toMatchObject([
      { severity: 'error', at: { file: 'models/d.md', line: 4, column: 6 } },
    ])
  })

  it('only warns of an end without a block, as it hides no text', () => {
    expect(read('{% other %}x{% enddocs %}').problems).toMatchObject([{ severity: 'warning' }])
  })

  it.each([
    ['{% docs a %} x', 'The docs block "a" is never closed.'],
    ['x {% enddocs %}', 'This {% enddocs %} closes no docs block.'],
    ['{% docs a b %}x{% enddocs %}', '"a b" is not a name for a docs block.'],
    ['{% docs %}x{% enddocs %}', 'A docs block has no name.'],
  ])('tells %s', (text, message) => {
    expect(read(text).problems).toMatchObject([{ code: 'docs-block-wrong', message, at: { line: 1 } }])
  })
})

describe('ignoreList', () => {
  it('reads patterns as .gitignore does', () => {
    const ignores = ignoreList(['# comment\n*.bak\n/models/old/\n!keep.bak\nmodels/**/tmp_?.sql\n'])
    expect(ignores('models/a.bak', false)).toBe(true)
    expect(ignores('models/keep.bak', false)).toBe(false)
    expect(ignores('models/old', true)).toBe(true)
    expect(ignores('models/old', false)).toBe(false)
    expect(ignores('models/x/y/tmp_1.sql', false)).toBe(true)
    expect(ignores('models/tmp_1.sql', false)).toBe(true)
    expect(ignores('models/tmp_12.sql', false)).toBe(false)
  })
})
