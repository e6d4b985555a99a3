import type { Node } from '../manifest/node.ts'

/** Where a node's SQL is written, relative to `target/compiled` and `target/run`. */
export function compiledPath(node: Node): string {
  if (node.kind === 'test' && node.generic !== undefined) return `${node.package}/${node.file}/${node.path}`
  return `${node.package}/${node.file}`
}
