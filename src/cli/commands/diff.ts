import * as library from '../../index.ts'
import {
  type Invocation,
  list,
  number,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from '../invocation.ts'
import { comparisonAsText } from '../print-comparison.ts'
import { printProblems } from '../print-problems.ts'

/** Exits with 0 when nothing differs, 1 when something does or could not be compared, 2 when nothing ran. */
export async function diff(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const optional = {
    targetA: text(invocation, 'targetA'),
    targetB: text(invocation, 'targetB'),
    where: text(invocation, 'where'),
  }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  const { comparisons, problems } = await library.diff({
    ...projectOptions(invocation),
    ...selectionOptions(invocation),
    ...given,
    operands: invocation.arguments,
    key: names(invocation, 'key'),
    columns: names(invocation, 'columns'),
    ignore: names(invocation, 'ignore'),
    examples: number(invocation, 'limit') ?? 20,
  })
  printProblems(terminal, problems, projectDirectory(invocation))
  const format = text(invocation, 'output')
  if (format === 'json') terminal.out(`${JSON.stringify(comparisons, undefined, 2)}\n`)
  else if (format === 'markdown') terminal.out(library.comparisonMarkdown(comparisons))
  else {
    for (const { name, comparison } of comparisons) {
      const summary = `${comparison.equal ? 'equal' : 'different'}  ${name}: ${library.describeComparison(comparison)}\n`
      terminal.out(
        comparison.equal ? summary : `${summary}${comparisonAsText(comparison, terminal.columns())}\n`,
      )
    }
  }
  const failed = library.hasErrors(problems) || comparisons.some(({ comparison }) => !comparison.equal)
  return failed ? 1 : 0
}

/** `--key a,b` and `--key a b` are the same. */
function names(invocation: Invocation, option: string): readonly string[] {
  return list(invocation, option)
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
