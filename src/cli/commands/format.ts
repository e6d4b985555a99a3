import * as library from '../../index.ts'
import { flag, type Invocation, projectOptions, text } from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'

/** With --check exits with 1 where a file would change. */
export async function format(invocation: Invocation): Promise<number> {
  const check = flag(invocation, 'check')
  const keywordCase = text(invocation, 'keywordCase')
  const { changed, unchanged, problems, directory } = await library.format({
    ...projectOptions(invocation),
    paths: invocation.arguments,
    check,
    ...(keywordCase === 'upper' || keywordCase === 'lower' ? { keywordCase } : {}),
  })
  const { terminal } = invocation
  if (text(invocation, 'output') === 'json') {
    terminal.out(`${JSON.stringify({ changed, unchanged, problems }, null, 2)}\n`)
  } else {
    for (const file of changed) terminal.out(`${check ? 'would change' : 'formatted'} ${file}\n`)
    printWarnings(invocation, problems, directory)
    if (!flag(invocation, 'quiet')) {
      const files = (count: number) => `${count} file${count === 1 ? '' : 's'}`
      terminal.err(
        `${files(changed.length)} ${check ? 'to change' : 'changed'}, ${unchanged} as they should be, ${problems.length} left alone.\n`,
      )
    }
  }
  return check && changed.length > 0 ? 1 : 0
}
