import * as library from '../../index.ts'
import { flag, type Invocation, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printProblems } from '../print-problems.ts'

export async function deps(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const words = text(invocation, 'addPackage')
  const source = text(invocation, 'source') as 'hub' | 'git' | 'local'
  const { installed, folder, problems, added } = await library.deps({
    ...projectOptions(invocation),
    ...(words === undefined ? {} : { add: { words, source } }),
    upgrade: flag(invocation, 'upgrade'),
    lockOnly: flag(invocation, 'lock'),
  })
  printProblems(terminal, problems, projectDirectory(invocation))
  if (text(invocation, 'output') === 'json') terminal.out(`${JSON.stringify(installed, null, 2)}\n`)
  else if (!flag(invocation, 'quiet')) {
    for (const former of added?.replaced ?? []) terminal.err(`"${former}" is replaced in ${added?.file}.\n`)
    for (const { name, source, version } of installed)
      terminal.out(`${name}${version === undefined ? '' : ` ${version}`}  ${source}\n`)
    terminal.out(
      installed.length === 0 ? 'No packages are asked for.\n' : `In ${folder}, pinned in package-lock.yml.\n`,
    )
  }
  return 0
}
