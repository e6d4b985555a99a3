import pc from 'picocolors'
import * as library from '../../index.ts'
import { type Invocation, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printProblems } from '../print-problems.ts'

export async function debug(invocation: Invocation): Promise<number> {
  const { steps, ok, problems } = await library.debug(projectOptions(invocation))
  const { terminal } = invocation
  if (text(invocation, 'output') === 'json') {
    terminal.out(`${JSON.stringify({ ok, steps, problems }, null, 2)}\n`)
  } else {
    const colours = pc.createColors(terminal.colour.out)
    for (const step of steps) {
      terminal.out(
        `${step.ok ? colours.green('ok    ') : colours.red('FAILED')}  ${step.name.padEnd(11)}  ${step.detail}\n`,
      )
    }
  }
  printProblems(terminal, problems, projectDirectory(invocation))
  return ok ? 0 : 2
}
