import { type Kwargs, TemplateError, type Value } from './value.ts'

/**
 * The arguments of a call by the names of its parameters, in their order; undefined where none was given. Throws where there
 * are too many, twice the same, or an unknown name. A name that ends in `!` must be given.
 */
export function bind(
  callee: string,
  parameters: readonly string[],
  args: readonly Value[],
  kwargs: Kwargs,
): readonly (Value | undefined)[] {
  if (args.length > parameters.length) {
    const most = parameters.length === 0 ? 'no arguments' : `at most ${parameters.length} arguments`
    throw new TemplateError(`"${callee}" takes ${most}, got ${args.length}.`)
  }
  const bound: (Value | undefined)[] = [...args]
  bound.length = parameters.length
  for (const [name, value] of kwargs) {
    let index = parameters.indexOf(name)
    if (index < 0) index = parameters.indexOf(`${name}!`)
    if (index < 0) throw new TemplateError(`"${callee}" has no argument "${name}".`)
    if (index < args.length) throw new TemplateError(`"${callee}" got the argument "${name}" twice.`)
    bound[index] = value
  }
  for (let index = args.length; index < parameters.length; index++) {
    if (bound[index] === undefined && parameters[index]!.endsWith('!')) {
      throw new TemplateError(`"${callee}" needs the argument "${parameters[index]!.slice(0, -1)}".`)
    }
  }
  return bound
}
