import { describe, expect, it } from 'vitest'
import type { Node } from '../../manifest/node.ts'
import { NodeIndex } from './node-index.ts'

const model = (packageName: string) =>
  ({ kind: 'model', id: `model.${packageName}.x`, name: 'x', package: packageName }) as unknown as Node
const nodes = [model('tools'), model('other'), model('shop')]
const index = (flags: Record<string, boolean>) =>
  new NodeIndex(nodes, { name: 'shop', settings: { flags } } as never)

describe('NodeIndex.ref', () => {
  it('looks in the root project first, or in the own package where the flag says so', () => {
    expect(index({}).ref('x', 'tools')?.id).toBe('model.shop.x')
    expect(index({}).ref('x', 'tools', 'other')?.id).toBe('model.other.x')
    const flags = { require_ref_searches_node_package_before_root: true }
    expect(index(flags).ref('x', 'tools')?.id).toBe('model.tools.x')
  })
})
