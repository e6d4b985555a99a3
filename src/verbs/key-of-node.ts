import type { Json } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'

/**
 * The columns that tell the rows of a node apart: what `unique_key` says, otherwise what a test of uniqueness holds it
 * to. Empty where nothing says it.
 */
export function keyOfNode(manifest: Manifest, node: Node): readonly string[] {
  const configured = names(node.config.unique_key)
  if (configured.length > 0) return configured
  const tests = [...manifest.nodes.values()].flatMap((test) =>
    test.kind === 'test' && test.attachedTo === node.id && test.generic ? [test] : [],
  )
  const unique = tests.find(({ generic, column }) => generic?.name === 'unique' && column !== undefined)
  if (unique?.column !== undefined) return [unique.column]
  const combined = tests.find(({ generic }) => generic?.name.startsWith('unique_combination'))
  const told = combined?.generic?.arguments
  return names(told?.columns ?? told?.combination_of_columns)
}

function names(value: Json | undefined): readonly string[] {
  if (typeof value === 'string')
    return value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
  return Array.isArray(value) ? value.map(String) : []
}
