import { ColumnGraph, type ColumnPlace, type Direction, type Trace } from '../manifest/column-graph.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import {
  columnNotFound,
  columnNotNamed,
  nodeOfColumnNotFound,
  severalNodesOfName,
} from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { findColumn, shownName } from '../select/find-column.ts'
import { askThrough } from './ask-through.ts'
import { compileAgain } from './compile-again.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'

export interface LineageOptions extends ProjectOptions {
  /** `orders.amount`, `shop.orders.amount`, `orders.address.city`. */
  readonly column: string
  readonly directions: readonly Direction[]
  /** How many steps; all, if not given. */
  readonly depth?: number
}

export interface LineageOutcome {
  readonly manifest: Manifest
  readonly column: ColumnPlace
  /** By direction, those that were asked for. */
  readonly traces: Readonly<Partial<Record<Direction, Trace>>>
  readonly problems: readonly Problem[]
}

/** Where a column's values come from and where they go, across the whole project. */
export async function lineage(options: LineageOptions): Promise<LineageOutcome> {
  return withSession('lineage', options, async (session) => {
    stopOnErrors(session.problems)
    const { manifest } = session
    if (!options.column.includes('.')) throw new ProblemError(columnNotNamed(options.column))
    const ids = [...manifest.nodes.values()].flatMap(({ id, kind }) =>
      kind === 'model' || kind === 'snapshot' ? [id] : [],
    )
    const ask = askThrough(session, options.signal)
    const { compiled } = await compileAgain(session, ids, { ask })
    const column = columnNamed(options.column, manifest, compiled)
    const graph = new ColumnGraph(compiled.values())
    const traces = Object.fromEntries(
      options.directions.map((direction) => [direction, graph.trace(column, direction, options.depth)]),
    )
    return { manifest, column, traces, problems: session.problems.map(asWarning) }
  })
}

/** A model that does not compile hides its own lineage only. */
function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' }
}

function columnNamed(text: string, manifest: Manifest, compiled: ReadonlyMap<NodeId, Compiled>): ColumnPlace {
  const found = findColumn(text, manifest, compiled)
  if (found.kind === 'column') return found.place
  if (found.kind === 'several') {
    // As `ref` takes it: the latest version.
    const latest = found.nodes.find(
      (node) => node.kind === 'model' && node.version !== undefined && node.version === node.latestVersion,
    )
    const place = found.places.find(({ node }) => node === latest?.id)
    if (place !== undefined) return place
    throw new ProblemError(
      severalNodesOfName(
        text,
        found.nodes.map(({ id }) => id),
      ),
    )
  }
  if (found.kind === 'no-node') throw new ProblemError(nodeOfColumnNotFound(text, found.near))
  const { node, column, near, known } = found
  throw new ProblemError(columnNotFound({ text, node: shownName(node), column, near, known }))
}
