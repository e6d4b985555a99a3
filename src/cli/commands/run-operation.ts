import * as library from '../../index.ts'
import { type Invocation, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'

export async function runOperation(invocation: Invocation): Promise<number> {
  const args = text(invocation, 'args')
  const { problems } = await library.runOperation({
    ...projectOptions(invocation),
    macro: invocation.arguments[0] ?? '',
    ...(args === undefined ? {} : { arguments: args }),
  })
  printWarnings(invocation, problems, projectDirectory(invocation))
  return 0
}
