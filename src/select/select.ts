import type { Manifest } from '../manifest/manifest.ts'
import type { NodeKind } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Report } from '../problems/problem.ts'

export type IndirectSelection = 'eager' | 'cautious' | 'buildable' | 'empty'

export interface SelectOptions {
  /** As given to `--select`: each holds criteria between spaces (union), which hold parts between commas (intersection). */
  readonly select?: readonly string[] | undefined
  readonly exclude?: readonly string[] | undefined
  /** A name in selectors.yml. Without `select` and `selector`, the one marked `default: true`, else everything. */
  readonly selector?: string | undefined
  readonly indirectSelection?: IndirectSelection | undefined
  /** Keeps only these kinds, after everything else. */
  readonly kinds?: readonly NodeKind[] | undefined
  /** Methods that need to know more than the manifest: `state`, `result`, `source_status`. */
  readonly methods?: ReadonlyMap<string, SelectionMethod> | undefined
}

/** `argument` is what stands behind the dot, as in `config.materialized:view`. */
export type SelectionMethod = (value: string, argument: string | undefined) => Iterable<NodeId>

/** In topological order. A criterion that matches nothing is reported as a warning, a wrong one as an error. */
export declare function select(manifest: Manifest, options: SelectOptions, report: Report): NodeId[]
