import type { Dialect, Node } from './ast.ts'

export interface Printed {
  readonly sql: string
  /** The input offset of the node that the output offset was printed from. */
  locate(offset: number): number | undefined
}

/** Prints a tree as readable SQL: clauses on lines, parentheses by precedence, names quoted where needed. */
export function print(_node: Node, _dialect: Dialect): Printed {
  return { sql: '', locate: () => undefined }
}
