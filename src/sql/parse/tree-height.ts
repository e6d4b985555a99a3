import type { Node } from '../ast.ts'
import { SqlSyntaxError } from '../syntax-error.ts'
import { forEachChild } from '../walk.ts'

/** Higher trees are refused: whoever walks a tree by recursion may count on its height. */
const highest = 1000

/** Refuses trees such as those of `a || b || c ...` with thousands of operands. `tokens` bounds the height. */
export function checkHeight(root: Node | readonly Node[], tokens: number): void {
  if (tokens <= highest) return
  let level: Node[] = Array.isArray(root) ? [...root] : [root as Node]
  for (let height = 1; level.length > 0; height++) {
    if (height > highest) throw tooHigh(level[0]!)
    const below: Node[] = []
    for (const node of level) forEachChild(node, (child) => below.push(child))
    level = below
  }
}

function tooHigh({ start, end }: Node): SqlSyntaxError {
  return new SqlSyntaxError(
    `The expression is a chain of more than ${highest} operators.`,
    start,
    end,
    "Split it, or use a list: IN (...), ARRAY_TO_STRING([...], '').",
  )
}
