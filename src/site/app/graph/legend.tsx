import type { ColumnPath } from '../layout/column-graph.ts'
import { flowWords } from '../words.ts'

/** What the lines of a lit path mean. */
export function Legend({ path, uses }: { path: ColumnPath; uses: boolean }) {
  const hows = [...new Set(path.edges.map((edge) => edge.how))]
  return (
    <p class="legend">
      {path.edges.length === 0 && 'No value is known to come from or go to another column.'}
      {hows.map((how) => (
        <Line kind={`flow-edge how-${how}`} meaning={flowWords[how]} />
      ))}
      {uses && <Line kind="use-edge" meaning="filters, joins, groups or orders" />}
    </p>
  )
}

function Line({ kind, meaning }: { kind: string; meaning: string }) {
  return (
    <span>
      <svg width="28" height="8" aria-hidden="true">
        <path class={kind} d="M0 4H28" />
      </svg>
      {meaning}
    </span>
  )
}
