import { describe, expect, it } from 'vitest'
import { ProblemError } from '../problems/problem.ts'
import { extractBlocks } from './extract-blocks.ts'

const bodies = (source: string): string[][] =>
  extractBlocks(source, 'docs.md', 'docs').map(({ name, bodyStart, bodyEnd }) => [
    name,
    source.slice(bodyStart, bodyEnd),
  ])

describe('extractBlocks(source, file, kind)', () => {
  it('reads blocks out of text that is no template', () => {
    const source =
      '# 100 {% off {{\n{% docs a %}\nText of "a" {{ doc }}\n{% enddocs %}\n{# {% docs no %} #}\n{%- docs b -%}B{%- enddocs -%}'
    expect(bodies(source)).toEqual([
      ['a', '\nText of "a" {{ doc }}\n'],
      ['b', 'B'],
    ])
  })
  it('leaves raw text alone', () => {
    expect(bodies('{% raw %}{% docs x %}{% endraw %}{% docs y %}Y{% enddocs %}')).toEqual([['y', 'Y']])
  })
  it('tells where a block is not closed', () => {
    expect(() => bodies('\n{% docs a %}x')).toThrow(ProblemError)
    expect(() => bodies('{% docs a %}x{% docs b %}y{% enddocs %}')).toThrow('"{% docs %}" is not closed.')
  })
})
