import type { Location } from '../problems/problem.ts'

/** A block at the top level of a file: a macro, or one of dbt's own tags. */
export interface TopBlock {
  readonly kind: 'macro' | 'test' | 'snapshot' | 'materialization' | 'docs'
  readonly name: string
  readonly location: Location
  /** Offsets of the whole block in the file's text, tags included. */
  readonly start: number
  readonly end: number
  /** Offsets of what stands between the tags. */
  readonly bodyStart: number
  readonly bodyEnd: number
}

/** A macro, a generic test or a materialization: what can be called. */
export interface MacroDefinition extends TopBlock {
  readonly kind: 'macro' | 'test' | 'materialization'
  /** As dbt names it among macros: `test_x`, `materialization_x_default`. */
  readonly macroName: string
  readonly parameters: readonly string[]
  /** Of a materialization: the adapter it is for (`default` where none is said) and its languages. */
  readonly adapter?: string
  readonly supportedLanguages?: readonly string[]
}

/** A value written out in full in the template: what a static call was given. */
export type Literal =
  | null
  | boolean
  | number
  | string
  | readonly Literal[]
  | { readonly [key: string]: Literal }

/** A call seen without rendering. `args`/`kwargs` are undefined where any of them is not a literal. */
export interface StaticCall {
  /** Dotted: `ref`, `config`, `dbt_utils.star`, `adapter.dispatch`. */
  readonly callee: string
  readonly args: readonly Literal[] | undefined
  readonly kwargs: ReadonlyMap<string, Literal> | undefined
  readonly location: Location
  /** Inside an if, a for, a conditional expression or a macro: may not run, or not just once. */
  readonly conditional: boolean
  /** The name of the macro (or other top block) that it stands in. */
  readonly within: string | undefined
}

export interface Template {
  readonly file: string
  readonly source: string
  /** Top-level macros, tests and materializations, in order. */
  readonly macros: readonly MacroDefinition[]
  /** Top-level snapshot and docs blocks, in order. */
  readonly blocks: readonly TopBlock[]
  /** True when there is no tag and no expression: the text is its own rendering. */
  readonly plain: boolean
  /** Every call by a dotted name; computed on first use. */
  calls(): readonly StaticCall[]
  /** Names read but nowhere assigned in the template; computed on first use. */
  names(): ReadonlySet<string>
}

/** Throws ProblemError with the place. Positions count from `start` where the text is a part of a file. */
export declare function parseTemplate(
  source: string,
  file: string,
  start?: { line: number; column: number },
): Template

/** A snapshot's body (or any top block's) as a template of its own that keeps the file's positions. */
export declare function blockTemplate(template: Template, block: TopBlock): Template
