import { relative } from 'node:path'
import { type Invocation, text } from '../invocation.ts'

export async function init(invocation: Invocation): Promise<number> {
  const library = await import('../../index.ts')
  const name = text(invocation, 'name')
  const [folder] = invocation.arguments
  const outcome = await library.init({
    directory: invocation.directory,
    ...(folder === undefined ? {} : { folder }),
    ...(name === undefined ? {} : { name }),
  })
  const { terminal } = invocation
  const place = relative(invocation.directory, outcome.folder)
  terminal.out(`Wrote the project "${outcome.name}":\n${outcome.files.map((file) => `  ${file}\n`).join('')}`)
  terminal.out(`\nNext:\n${place === '' ? '' : `  cd ${place}\n`}  strata build\n  strata docs serve\n`)
  return 0
}
