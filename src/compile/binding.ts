import type { Column } from '../manifest/column.ts'
import type { Query } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import type { Problem } from '../problems/problem.ts'
import type { BoundTable } from './compile/bound-table.ts'
import type { CompiledNode, Compiler } from './compile/compiler.ts'

export interface Bound {
  /** Undefined: the engine takes the query; `open`: only the warehouse can tell. */
  readonly problem: Problem | 'open' | undefined
  readonly columns?: readonly Column[]
}

/** Asks the engine of a query in its own language, without the warehouse and without running anything. */
export type Bind = (query: Query, tables: readonly BoundTable[]) => Promise<Bound>

/**
 * The engine has the last word on what analysis found: it knows every function and every type. It is asked where all
 * tables of a query are known; the columns that it tells go on downstream.
 */
export async function boundNode(
  node: Node,
  result: CompiledNode,
  compiler: Compiler,
  bind: Bind,
): Promise<CompiledNode> {
  const { compiled } = result
  const tables = compiler.tablesOf(node, compiled)
  if (!bindable(node) || compiled.language === 'python') return result
  if (tables === undefined) return compiled.analysed ? result : readable(result, bind)
  const first = await bind(compiled.first, tables)
  if (first.problem === 'open') return result
  if (first.problem !== undefined) return refused(result, first.problem)
  const later =
    compiled.later === undefined || compiled.later === compiled.first
      ? first
      : await bind(compiled.later, tables)
  if (later.problem !== undefined && later.problem !== 'open') return refused(result, later.problem)
  return accepted(node, result, compiler, first.columns ?? [])
}

/** Whether the engine can read what our parser cannot, wherever its tables are. */
async function readable(result: CompiledNode, bind: Bind): Promise<CompiledNode> {
  const { problem } = await bind(result.compiled.first, [])
  return problem !== undefined && problem !== 'open' && problem.code === 'syntax-error'
    ? refused(result, problem)
    : result
}

function bindable(node: Node): boolean {
  return node.kind === 'model' || node.kind === 'snapshot' || node.kind === 'test' || node.kind === 'analysis'
}

/**
 * Analysis says more of a mistake than the engine, where it has found it too. What stands in a call of a function that
 * the engine does not have may be a part of a date or a type, and no column.
 */
function refused({ compiled, problems }: CompiledNode, problem: Problem): CompiledNode {
  const kept =
    problem.code === 'unknown-function' ? problems.filter((each) => !follows(each, problem)) : problems
  const found = kept.some(({ severity }) => severity === 'error')
  return { compiled, problems: found && kept === problems ? problems : [...kept, problem] }
}

function follows({ code, at }: Problem, call: Problem): boolean {
  if (code !== 'unknown-column' || at === undefined || call.at === undefined) return false
  return at.file === call.at.file && at.line === call.at.line && at.column > call.at.column
}

function accepted(
  node: Node,
  result: CompiledNode,
  compiler: Compiler,
  columns: readonly Column[],
): CompiledNode {
  const { compiled } = result
  const problems = result.problems.filter(
    ({ code, severity }) => severity === 'warning' || !byAnalysis.has(code),
  )
  if (compiled.columns !== undefined || node.kind === 'test') return { compiled, problems }
  compiler.learnColumns(node.id, columns)
  return { compiled: { ...compiled, columns }, problems }
}

/** Codes of what analysis finds in SQL; others, such as those of contracts, are not the engine's to judge. */
const byAnalysis: ReadonlySet<string> = new Set([
  'unknown-column',
  'unknown-field',
  'not-a-struct',
  'not-an-array',
  'unknown-alias',
  'unknown-table',
  'ambiguous-column',
  'ambiguous-alias',
  'duplicate-alias',
  'duplicate-cte',
  'unknown-function',
  'wrong-argument-count',
  'wrong-argument-types',
  'ungrouped-column',
  'column-count-mismatch',
  'column-type-mismatch',
  'aggregate-not-allowed',
  'window-not-allowed',
  'type-mismatch',
  'ordinal-out-of-range',
  'unknown-window',
  'subquery-columns',
])
