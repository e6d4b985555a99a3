import { describe, expect, it } from 'vitest'
import type { Problem } from '../../problems/problem.ts'
import { readYaml } from './read-yaml.ts'

function told(text: string): readonly Problem[] {
  const problems: Problem[] = []
  readYaml('models/a.yml', text, (problem) => problems.push(problem))
  return problems
}

describe('readYaml', () => {
  it.each([
    ['models:\n  - name: a\n\t  description: x\n', 3, /tab/],
    ['models:\n  - name:a\n    description: x\n', 2, /space is missing behind the colon of "name"/],
    ['models:\n  - name: a\n    schema: {{ var("x") }}\n', 3, /must be quoted/],
    ['models:\n  - name: a\n    description: see: this\n', 3, /colon followed by a space/],
    ['models:\n  - name: "a\n    description: x\n', 2, /double quotes is never closed/],
    [
      'models:\n  - name: a\n    tags: [a, b\n    description: x\n',
      3,
      /"\[" that begins here is never closed/,
    ],
    ['models:\n  - name: a\n   description: x\n', 3, /indentation/],
    ['models:\n  - name: a\n\n   description: x\n', 4, /indentation/],
    ['models:\n  - name: @a\n', 2, /cannot begin with "@"/],
    ['models\n  - name: a\n', 1, /colon is missing behind "models"/],
  ])('says what is meant by %j', (text, line, message) => {
    const problems = told(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      code: 'yaml-broken',
      severity: 'error',
      at: { file: 'models/a.yml', line },
    })
    expect(problems[0]?.message).toMatch(message)
    expect(problems[0]?.hint).toBeDefined()
  })

  it.each([
    ['a:\n  b: "one\n  two\n\n three"\n  c: 1\n', { a: { b: 'one two\nthree', c: 1 } }],
    ["a:\n  - b: 'it''s\n  one'\n  - 'and\nmore'\n", { a: [{ b: "it's one" }, 'and more'] }],
    ['a:\n  b: "say \\"\n  no\\""\n', { a: { b: 'say " no"' } }],
  ])('reads quoted lines of %j wherever they begin, as Python does', (text, value) => {
    const problems: Problem[] = []
    expect(readYaml('models/a.yml', text, (problem) => problems.push(problem))?.value).toEqual(value)
    expect(problems).toEqual([])
  })

  it('warns of a key that stands twice and takes the last', () => {
    const problems: Problem[] = []
    const yaml = readYaml('a.yml', 'a: 1\nb: 2\na: 3\n', (problem) => problems.push(problem))
    expect(yaml?.value).toEqual({ a: 3, b: 2 })
    expect(problems).toMatchObject([
      { code: 'yaml-key-repeated', severity: 'warning', at: { line: 3, column: 1 } },
    ])
  })

  it('follows anchors and merge keys', () => {
    const yaml = readYaml('a.yml', 'base: &b {x: 1, y: 2}\nmore:\n  <<: *b\n  y: 3\n', () => {})
    expect(yaml?.value).toEqual({ base: { x: 1, y: 2 }, more: { x: 1, y: 3 } })
  })
})
