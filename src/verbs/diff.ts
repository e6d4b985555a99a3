// Compares two relations, or the same relations in two targets.

import { resolve } from 'node:path'
import { compareRelations } from '../compare/compare-relations.ts'
import type { NamedComparison } from '../compare/comparison-markdown.ts'
import { comparisonNeedsTwo, comparisonPrefixUnknown } from '../problems/catalogue/compare.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { ADDED_COLUMNS } from './added-columns.ts'
import { type Opened, type Operand, readOperand, withSide } from './diff-operands.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, type Session, stopOnErrors, withSession } from './session.ts'

export interface DiffOptions extends ProjectOptions, SelectionOptions {
  /**
   * None, one or two: a node's name, `target:name`, `schema.table`, `connection:schema.table`, or a
   * Parquet file.
   */
  readonly operands: readonly string[]
  readonly targetA?: string
  readonly targetB?: string
  readonly key?: readonly string[]
  readonly columns?: readonly string[]
  readonly ignore?: readonly string[]
  /** A condition in the engine's language. */
  readonly where?: string
  readonly examples: number
}

export interface DiffOutcome {
  readonly comparisons: readonly NamedComparison[]
  /** Of relations that could not be compared, beside warnings. */
  readonly problems: readonly Problem[]
}

export async function diff(options: DiffOptions): Promise<DiffOutcome> {
  const operands = readOperands(options)
  try {
    return await diffOperands(operands, options)
  } catch (error) {
    // What stands before a colon may be a connection; only now is it worth a look.
    const settled = await settleConnections(operands, options, error)
    return diffOperands(settled, options)
  }
}

async function diffOperands(
  [first, second]: readonly (Operand | undefined)[],
  options: DiffOptions,
): Promise<DiffOutcome> {
  const openA = { ...options, ...targetOf(first?.target ?? options.targetA) }
  return withSession('diff', openA, async (sessionA) => {
    stopOnErrors(sessionA.problems)
    // What names no target is in the usual one, also beside something that names one.
    const wanted = second?.target ?? options.targetB ?? options.target
    const elsewhere =
      wanted === undefined ? openA.target !== undefined : wanted !== sessionA.loaded.target.name
    const a: Opened = { session: sessionA, adapter: () => sessionA.adapter() }
    if (!elsewhere) return compareAll(a, a, first, second, options)
    return withSession('diff', { ...options, ...targetOf(wanted) }, async (sessionB) => {
      stopOnErrors(sessionB.problems)
      // Two targets may be two schemas of one database file, which is opened only once.
      const adapter = sameWarehouse(sessionA, sessionB) ? a.adapter : () => sessionB.adapter()
      return compareAll(a, { session: sessionB, adapter }, first, second, options)
    })
  })
}

function targetOf(target: string | undefined): { readonly target?: string } {
  return target === undefined ? {} : { target }
}

/** Throws `error` on unless an unknown target of it is one of the project's connections. */
async function settleConnections(
  operands: readonly (Operand | undefined)[],
  options: DiffOptions,
  error: unknown,
): Promise<readonly (Operand | undefined)[]> {
  const unknown =
    error instanceof ProblemError && error.problems.some(({ code }) => code === 'target-unknown')
  const prefixes = operands.flatMap((operand) => operand?.target ?? [])
  if (!unknown || prefixes.length === 0) throw error
  const connections = await withSession('diff', options, async ({ loaded }) =>
    Object.keys(loaded.connections),
  )
  if (!prefixes.some((prefix) => connections.includes(prefix))) {
    const known = error.problems.find(({ code }) => code === 'target-unknown')!
    throw new ProblemError(comparisonPrefixUnknown({ target: known, prefixes, connections }))
  }
  return operands.map((operand) =>
    operand?.target !== undefined && connections.includes(operand.target)
      ? { target: undefined, connection: operand.target, name: operand.name }
      : operand,
  )
}

function readOperands({ operands, targetA, targetB, select }: DiffOptions): readonly (Operand | undefined)[] {
  const [one, other] = operands.map(readOperand)
  const targets = targetA !== undefined || targetB !== undefined
  if (one && other) return [one, other]
  if (one && targets) return [one, { target: undefined, name: one.name }]
  if (!one && targets && (select?.length ?? 0) > 0) return []
  throw new ProblemError(comparisonNeedsTwo())
}

function sameWarehouse(one: Session, other: Session): boolean {
  const identity = ({ loaded: { target, directory } }: Session) =>
    JSON.stringify([
      target.type,
      target.type === 'duckdb' ? resolve(directory, String(target.settings.path)) : target.settings,
    ])
  return identity(one) === identity(other)
}

async function compareAll(
  a: Opened,
  b: Opened,
  first: Operand | undefined,
  second: Operand | undefined,
  options: DiffOptions,
): Promise<DiffOutcome> {
  const problems: Problem[] = [...a.session.problems]
  const comparisons: NamedComparison[] = []
  const pairs =
    first && second ? [{ name: second.name, first, second }] : await selectPairs(a.session, options)
  for (const pair of pairs) {
    try {
      const comparison = await withSide(a, pair.first, options, (one) =>
        withSide(b, pair.second, options, (other) => {
          const key = options.key?.length ? options.key : one.key.length > 0 ? one.key : other.key
          const { columns, ignore = [], examples, signal } = options
          // A table of a server against what was loaded from it: loading's own columns are no difference.
          const exclude = [pair.first, pair.second].some(({ connection }) => connection !== undefined)
            ? [...ignore, ...ADDED_COLUMNS]
            : ignore
          return compareRelations(one.side, other.side, key, {
            ...{ exclude, examples, signal },
            ...(columns?.length ? { columns } : {}),
          })
        }),
      )
      comparisons.push({ name: pair.name, comparison })
    } catch (error) {
      if (!(error instanceof ProblemError) || pairs.length === 1) throw error
      problems.push(...error.problems)
    }
  }
  return { comparisons, problems }
}

async function selectPairs(session: Session, options: DiffOptions) {
  const ids = await selectNodes(session, options, ['model', 'seed', 'snapshot'])
  stopOnErrors(session.problems)
  return ids.flatMap((id) => {
    const node = session.manifest.nodes.get(id)
    if (!node || node.config.materialized === 'ephemeral') return []
    const operand: Operand = { target: undefined, name: node.name }
    return [{ name: node.name, first: operand, second: operand }]
  })
}
