// Work on one template that another thread can be given: plain data.

import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Ask, LookupAnswer, ResultTable } from '../../manifest/lookup.ts'
import type { BuildNode, DataTest, Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Problem } from '../../problems/problem.ts'
import type { PackedRendering } from '../../template/packed-rendering.ts'
import type { InputLimit } from './input-limit.ts'

/** Does jobs whose templates ask more than is worth rendering again for. */
export interface Elsewhere {
  run(job: Job, ask: Ask): Promise<JobResult>
}

export type Job = {
  readonly inputs: InputLimit | undefined
  readonly selected: readonly NodeId[] | undefined
  /** Of the attempt that was given up. */
  readonly answers: readonly SentAnswer[]
  /** What templates have added to `graph`. */
  readonly additions: JsonObject
} & (RenderJob | BuildJob)

export interface RenderJob {
  readonly kind: 'render'
  readonly node: Extract<Node, { readonly source: string }>
  readonly incremental: boolean
  readonly names: Readonly<Record<string, Json>>
  readonly batch: JsonObject | undefined
}

export interface BuildJob {
  readonly kind: 'build'
  readonly node: BuildNode | DataTest
  /** The macro's id. */
  readonly macro: string
  readonly given: Materialization
}

export interface Materialization {
  /** The node's query, in the project's language; empty for a seed. */
  readonly sql: string
  readonly incremental: boolean
  /** The batch of a microbatch model: from `start` up to but not including `end`, in milliseconds. */
  readonly window?: { readonly start: number; readonly end: number } | undefined
}

export interface JobResult {
  readonly rendering: PackedRendering | undefined
  readonly inlined: readonly NodeId[]
  /** The rows of a build's statement `main`. */
  readonly table: ResultTable | undefined
  /** As the template left them. */
  readonly additions: JsonObject
}

export interface SentAnswer {
  readonly key: string
  readonly outcome: Outcome<LookupAnswer>
}

export type Failure =
  | { readonly problems: readonly Problem[] }
  | { readonly error: { readonly message: string; readonly stack: string | undefined } }

export type Outcome<T> = { readonly value: T } | Failure
