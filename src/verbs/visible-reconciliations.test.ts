import { expect, it } from 'vitest'
import type { NodeId } from '../manifest/node-id.ts'
import type { Reconciliation } from '../manifest/reconciliation.ts'
import { visibleReconciliations } from './visible-reconciliations.ts'

it('the site shows a blank at the end, the empty text and NULL as three things', () => {
  const cells = [
    { column: 'a', a: 'x', b: 'x ' },
    { column: 'b', a: '', b: null },
  ]
  const done = {
    examples: [{ kind: 'changed', key: ['1'], cells }],
    checksums: [],
  } as unknown as Reconciliation
  const id = 'source.shop.app.orders' as NodeId
  expect(visibleReconciliations(new Map([[id, [done]]])).get(id)?.[0]?.examples).toEqual([
    {
      kind: 'changed',
      key: ['1'],
      cells: [
        { column: 'a', a: 'x', b: "'x '" },
        { column: 'b', a: "''", b: null },
      ],
    },
  ])
})
