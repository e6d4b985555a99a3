import type { NodeId } from '../manifest/node-id.ts'
import type { Selection } from './selection.ts'

/** Sets in, one set out; of a difference the first set is what the others are taken from. */
export function combine(
  kind: Exclude<Selection['kind'], 'criterion'>,
  sets: readonly ReadonlySet<NodeId>[],
): Set<NodeId> {
  const [first = new Set<NodeId>(), ...others] = sets
  let result = new Set(first)
  for (const other of others) {
    if (kind === 'union') for (const id of other) result.add(id)
    else result = kind === 'intersection' ? result.intersection(other) : result.difference(other)
  }
  return result
}
