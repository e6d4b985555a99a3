import * as library from '../../index.ts'
import { type Invocation, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'
import { countNodes } from '../words.ts'

export async function parse(invocation: Invocation): Promise<number> {
  const { manifest, problems, unchanged } = await library.parse(projectOptions(invocation))
  printWarnings(invocation, problems, projectDirectory(invocation))
  const counts = countNodes([...manifest.nodes.values()])
  const { terminal } = invocation
  if (text(invocation, 'output') === 'json')
    terminal.out(`${JSON.stringify({ project: manifest.project.name, nodes: counts, unchanged })}\n`)
  else
    terminal.out(
      `${manifest.project.name}: ${Object.entries(counts)
        .map(([word, count]) => `${count} ${word}`)
        .join(', ')}${unchanged ? ' (unchanged)' : ''}\n`,
    )
  return 0
}
