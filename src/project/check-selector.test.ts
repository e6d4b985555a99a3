import { describe, expect, it } from 'vitest'
import type { Problem } from '../problems/problem.ts'
import { readSelectors } from './read-selectors.ts'

function told(definition: string): readonly string[] {
  const problems: Problem[] = []
  const text = `selectors:\n  - name: mine\n    definition: ${definition}\n`
  readSelectors('selectors.yml', text, (problem) => problems.push(problem))
  return problems.map(({ code, at, hint }) => `${code} ${at?.line}:${at?.column} ${hint ?? ''}`.trim())
}

describe('a definition of selectors.yml', () => {
  it.each([
    'tag:nightly',
    '{tag: nightly}',
    '{method: tag, value: nightly, children: true, children_depth: 1}',
    '{union: [{tag: a}, "b", {exclude: [{method: fqn, value: c}]}]}',
    '{intersection: [{method: tag, value: a, exclude: [{tag: b}], indirect_selection: cautious}]}',
  ])('%s says nothing', (definition) => {
    expect(told(definition)).toEqual([])
  })

  it.each([
    ['{unon: [{tag: a}]}', ['value-wrong 3:24 Did you mean "union"?']],
    ['{method: tag, value: a, chilren: true}', ['unknown-key 3:41 Did you mean "children"?']],
    [
      '{metod: tag, value: a}',
      ['key-missing 3:17 Add "method:" here.', 'unknown-key 3:18 Did you mean "method"?'],
    ],
    ['{method: {a: 1}, value: a}', ['value-wrong 3:26']],
    ['{union: {tag: a}}', ['value-wrong 3:25']],
    ['{method: tag, value: a, exclude: {tag: b}}', ['value-wrong 3:50']],
  ])('%s is told at its place', (definition, problems) => {
    expect(told(definition)).toEqual(problems)
  })
})
