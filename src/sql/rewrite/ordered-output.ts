import type { Expression, Select, SelectItem } from '../ast.ts'
import { impliedName } from './implied-name.ts'

/** The item of the select list that a number, or the name of an output, stands for; none where a star hides it. */
export function orderedOutput(expression: Expression, select: Select | undefined): Expression | undefined {
  if (select === undefined || select.distinct) return undefined
  const isStar = (each: SelectItem): boolean => each.expression.kind === 'star'
  if (expression.kind === 'number') {
    const place = Number(expression.text)
    return select.items.slice(0, place).some(isStar) ? undefined : select.items[place - 1]?.expression
  }
  if (expression.kind !== 'column' || expression.parts.length !== 1) return undefined
  const name = expression.parts[0]?.name.toLowerCase()
  const named = (each: SelectItem): string | undefined => each.alias?.name ?? impliedName(each.expression)
  return select.items.find((each) => !isStar(each) && named(each)?.toLowerCase() === name)?.expression
}
