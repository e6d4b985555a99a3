import type { Node } from './node.ts'

/** A model whose text is a program that gives its rows, and no query. */
export function isPython(node: Node): boolean {
  return node.kind === 'model' && node.standIn !== true && isPythonFile(node.file)
}

export function isPythonFile(file: string): boolean {
  return file.endsWith('.py')
}
