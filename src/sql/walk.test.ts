import { describe, expect, it } from 'vitest'
import type { Node } from './ast.ts'
import { identifier } from './ast-builders.ts'
import { parseStatement } from './parse.ts'
import { print } from './print.ts'
import { mapChildren, rewriteTree, walk } from './walk.ts'

const tree = parseStatement('SELECT a, f(b) FROM t WHERE EXISTS (SELECT c FROM u)', 'bigquery')

describe('walk', () => {
  it('visits parents first, in the order of the text', () => {
    const names: string[] = []
    walk(tree, (node) => {
      if (node.kind === 'identifier') names.push(node.name)
      return true
    })
    expect(names).toEqual(['a', 'f', 'b', 't', 'c', 'u'])
  })

  it('leaves out what is below where told so', () => {
    const kinds: string[] = []
    walk(tree, (node) => {
      kinds.push(node.kind)
      return node.kind !== 'exists'
    })
    expect(kinds).toContain('exists')
    expect(kinds.filter((kind) => kind === 'query')).toHaveLength(1)
  })
})

describe('rewriteTree', () => {
  it('gives back the very same node where nothing changed', () => {
    expect(rewriteTree(tree, (node) => node)).toBe(tree)
    expect(mapChildren(tree, (node) => node)).toBe(tree)
  })

  it('rebuilds only what lies above a change', () => {
    const rename = (node: Node): Node =>
      node.kind === 'identifier' && node.name === 'c' ? identifier(node, 'z') : node
    const changed = rewriteTree(tree, rename)
    expect(print(changed, 'bigquery').sql).toBe('SELECT a, f(b) FROM t WHERE EXISTS (SELECT z FROM u)')
    if (tree.kind !== 'query' || changed.kind !== 'query') throw new Error('no query')
    if (tree.body.kind !== 'select' || changed.body.kind !== 'select') throw new Error('no select')
    expect(changed.body.items).toBe(tree.body.items)
  })
})
