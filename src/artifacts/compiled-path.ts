import type { Node } from '../manifest/node.ts'

/** Where a node's SQL is written, relative to `target/compiled` and `target/run`. */
export function compiledPath(node: Node): string {
  if (node.kind === 'test' && node.generic !== undefined) return `${node.package}/${node.file}/${node.path}`
  // The YAML file is the folder of all that it defines.
  if (node.kind === 'unit_test') {
    const version = node.version === undefined ? '' : `_v${node.version}`
    return `${node.package}/${node.file}/models/${node.name}${version}.sql`
  }
  return `${node.package}/${node.file}`
}
