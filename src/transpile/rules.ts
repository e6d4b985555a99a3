// Small makers of function rules, so that the tables read as tables.

import type { Call, Expression, Identifier, Span } from '../sql/ast.ts'
import { call, identifier } from '../sql/ast-builders.ts'
import { partNamed } from './format-patterns.ts'
import type { Notes } from './note.ts'
import type { FunctionRule } from './source-language.ts'

/** Another name, everything else as it was. */
export function renamed(name: string): FunctionRule {
  return (node) => ({ ...node, name: [identifier(node, name)] })
}

/** Another name, the arguments in the order of `order`. */
export function reordered(name: string, order: readonly number[]): FunctionRule {
  return (node) => {
    if (order.some((index) => node.args[index] === undefined)) return undefined
    return call(
      node,
      name,
      order.map((index) => node.args[index]!),
    )
  }
}

/** Kept, with a sentence for a person to look at. */
export function checked(rule: FunctionRule, message: string): FunctionRule {
  return (node, notes) => {
    notes.check(node, message)
    return rule(node, notes)
  }
}

/** Built from the arguments; undefined where fewer than `least` are there. */
export function built(
  least: number,
  build: (args: readonly Expression[], node: Call, notes: Notes) => Expression | undefined,
): FunctionRule {
  return (node, notes) => (node.args.length < least ? undefined : build(node.args, node, notes))
}

export const same: FunctionRule = (node) => node

export function each(rule: FunctionRule, names: string): [string, FunctionRule][] {
  return names.split(' ').map((name) => [name, rule])
}

/** The date part that an argument names: `month`, `mm`, `'month'`. */
export function partOf(argument: Expression | undefined): string | undefined {
  if (argument?.kind === 'date-part') return partNamed(argument.name)
  if (argument?.kind === 'string') return partNamed(argument.value)
  const [only] = argument?.kind === 'column' ? argument.parts : []
  return only === undefined ? undefined : partNamed((only as Identifier).name)
}

export function text(at: Span, value: string): Expression {
  return { kind: 'string', value, start: at.start, end: at.end }
}
