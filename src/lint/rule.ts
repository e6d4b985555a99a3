import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { Analysis, DataTest, Model, Snapshot } from '../manifest/node.ts'
import type { Dialect, Span, Statement } from '../sql/ast.ts'

export type LintNode = Model | Snapshot | DataTest | Analysis

/** One query of one node, as its author's templates rendered it. */
export interface LintInput {
  readonly node: LintNode
  readonly statement: Statement
  readonly rendered: string
  readonly dialect: Dialect
  readonly compiled: Compiled
  readonly manifest: Manifest
}

/** Replaces a piece of the rendered text; only done where it stands in the author's file just so. */
export interface Fix extends Span {
  readonly text: string
}

export interface Finding {
  readonly span: Span
  /** A sentence. */
  readonly message: string
  /** What to do. */
  readonly hint: string
  readonly fix?: Fix
}

export interface LintRule {
  /** Stable, kebab-case: what `-- strata: ignore[...]` and `lint: rules:` name. */
  readonly code: string
  readonly summary: string
  /** Only held where `lint: rules:` says so. */
  readonly optional?: boolean
  readonly check: (input: LintInput) => readonly Finding[]
}
