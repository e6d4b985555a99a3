import * as library from '../../index.ts'
import { flag, type Invocation, projectOptions, selectionOptions, text } from '../invocation.ts'
import { printProblems, printWarnings } from '../print-problems.ts'

/** Exits with 1 where something is left. */
export async function lint(invocation: Invocation): Promise<number> {
  const { findings, fixed, nodes, problems, directory } = await library.lint({
    ...projectOptions(invocation),
    ...selectionOptions(invocation),
    ...(flag(invocation, 'fix') ? { fix: true } : {}),
  })
  const { terminal } = invocation
  printWarnings(invocation, problems, directory)
  if (text(invocation, 'output') === 'json') {
    terminal.out(`${JSON.stringify({ nodes, fixed, findings }, null, 2)}\n`)
  } else {
    printProblems(terminal, findings, directory)
    if (!flag(invocation, 'quiet')) {
      const mended = fixed === 0 ? '' : `, ${fixed} mended`
      terminal.err(
        `${nodes} node${nodes === 1 ? '' : 's'}, ${findings.length} finding${findings.length === 1 ? '' : 's'}${mended}.\n`,
      )
    }
  }
  return findings.length > 0 ? 1 : 0
}
