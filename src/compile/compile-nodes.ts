import type { Ask } from '../manifest/lookup.ts'
import type { Compiled } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Report } from '../problems/problem.ts'
import type { ParsedProject } from './parse-project.ts'

export interface CompileOptions {
  readonly report: Report
  /** Answers what templates ask of the warehouse. Without it, a node that asks is left out of the result. */
  readonly ask?: Ask | undefined
}

/**
 * Renders, translates and analyses the nodes, and those upstream whose columns they need, in topological order.
 * Nodes with problems, and late nodes without `ask`, are missing in the result.
 */
export declare function compileNodes(
  project: ParsedProject,
  ids: readonly NodeId[],
  options: CompileOptions,
): Promise<ReadonlyMap<NodeId, Compiled>>

/** A late node, just before it runs. Throws ProblemError. */
export declare function renderLate(project: ParsedProject, id: NodeId, ask: Ask): Promise<Compiled>

/** SQL typed by someone, with the whole context of templates. Throws ProblemError. */
export declare function compileInline(
  project: ParsedProject,
  sql: string,
  options: { readonly dialect?: 'bigquery' | 'duckdb' | undefined; readonly ask?: Ask | undefined },
): Promise<Compiled>
