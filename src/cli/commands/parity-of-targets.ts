import * as library from '../../index.ts'
import { type TargetParityOutcome, type TargetParityRow, visibleText, visiblyDifferent } from '../../index.ts'
import {
  flag,
  type Invocation,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'
import { rowsAsTable } from '../print-rows.ts'

/** 1 where anything differs or is refused, so that CI can hold two targets to each other. */
export async function parityOfTargets(invocation: Invocation, targets: string): Promise<number> {
  const outcome = await library.parityOfTargets({
    ...projectOptions(invocation),
    ...selectionOptions(invocation),
    targets,
    build: flag(invocation, 'build'),
  })
  printWarnings(invocation, outcome.problems, projectDirectory(invocation))
  const { terminal } = invocation
  terminal.out(text(invocation, 'output') === 'json' ? asJson(outcome) : asText(outcome, terminal.columns()))
  return outcome.rows.every(({ status }) => status === 'equal') ? 0 : 1
}

function asJson({ targets, rows }: TargetParityOutcome): string {
  const plain = rows.map(({ node, status, comparison, problems }) => ({
    unique_id: node.id,
    status,
    comparison,
    problems,
  }))
  return `${JSON.stringify({ targets, models: plain }, null, 2)}\n`
}

function asText({ targets: [a, b], rows }: TargetParityOutcome, width: number): string {
  if (rows.length === 0) return 'There is nothing to compare.\n'
  const table = rowsAsTable(
    {
      columns: ['model', 'result', ''],
      rows: rows.map((row) => [row.node.name, row.status, words(row, a, b)]),
    },
    width,
  )
  const count = (status: TargetParityRow['status']) => rows.filter((row) => row.status === status).length
  return `${table}\n${examplesOf(rows, a, b)}${count('equal')} equal, ${count('different')} different, ${count('refused')} refused\n`
}

function words({ comparison, problems }: TargetParityRow, a: string, b: string): string {
  if (comparison !== undefined) return library.describeComparison(comparison, a, b)
  return problems[0]?.message ?? `not on both targets`
}

/** The first rows that differ: the key, then each cell on both sides. */
function examplesOf(rows: readonly TargetParityRow[], a: string, b: string): string {
  return rows
    .flatMap(({ node, comparison }) =>
      (comparison?.examples ?? []).slice(0, 5).map(({ kind, key, cells }) => {
        const where = kind === 'only-a' ? `only in ${a}` : kind === 'only-b' ? `only in ${b}` : ''
        const changes = cells
          .map(({ column, a, b }) => `${column}: ${visiblyDifferent(a, b).join(' / ')}`)
          .join(', ')
        return `  ${node.name} (${key.map(visibleText).join(', ')}) ${kind === 'changed' ? changes : where}\n`
      }),
    )
    .join('')
}
