import pc from 'picocolors'
import * as library from '../../index.ts'
import { flag, type Invocation, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printProblems } from '../print-problems.ts'

const beforeConnection = new Set(['project', 'language', 'nodes', 'references'])

export async function debug(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  if (flag(invocation, 'configDir')) {
    terminal.out(`${library.profilesFolder(projectOptions(invocation))}\n`)
    return 0
  }
  const { steps, ok, problems } = await library.debug(projectOptions(invocation))
  if (text(invocation, 'output') === 'json') {
    terminal.out(`${JSON.stringify({ ok, steps, problems }, null, 2)}\n`)
  } else {
    const colours = pc.createColors(terminal.colour.out)
    const only = flag(invocation, 'connection') && ok
    for (const step of steps) {
      if (only && beforeConnection.has(step.name)) continue
      terminal.out(
        `${step.ok ? colours.green('ok    ') : colours.red('FAILED')}  ${step.name.padEnd(11)}  ${step.detail}\n`,
      )
    }
  }
  printProblems(terminal, problems, projectDirectory(invocation))
  return ok ? 0 : 2
}
