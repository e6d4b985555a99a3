import { rowNames } from '../compare/row-names.ts'
import { visiblyDifferent } from '../compare/visible-text.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Reconciliation } from '../manifest/reconciliation.ts'

/** For the site: values as people can tell them apart, blanks at an end included; NULL stays null. */
export function visibleReconciliations(
  kept: ReadonlyMap<NodeId, readonly Reconciliation[]>,
): ReadonlyMap<NodeId, readonly Reconciliation[]> {
  return new Map([...kept].map(([id, list]) => [id, list.map(visible)]))
}

function visible(done: Reconciliation): Reconciliation {
  const names = rowNames(
    done.examples,
    (done.checksums ?? []).map(({ column }) => column),
  )
  const examples = done.examples.map(({ kind, cells }, index) => ({
    kind,
    key: [names[index]!],
    cells: cells.map(({ column, a, b }) => {
      const [one, other] = visiblyDifferent(a, b)
      return { column, a: a === null ? null : one, b: b === null ? null : other }
    }),
  }))
  return { ...done, examples }
}
