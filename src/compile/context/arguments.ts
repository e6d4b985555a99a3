import { type Kwargs, TemplateError, type Value } from '../../template/values/value.ts'

/** Arguments by position or by name, as a Python function of these parameters would take them. */
export function take(
  name: string,
  parameters: readonly string[],
  args: readonly Value[],
  kwargs: Kwargs,
): (Value | undefined)[] {
  if (args.length > parameters.length) {
    throw new TemplateError(
      `${name}() takes ${parameters.length} ${parameters.length === 1 ? 'argument' : 'arguments'}, ${args.length} were given.`,
    )
  }
  const taken: (Value | undefined)[] = parameters.map((_, index) => args[index])
  for (const [key, value] of kwargs) {
    const index = parameters.indexOf(key)
    if (index < 0)
      throw new TemplateError(`${name}() has no argument "${key}".`, `It takes ${parameters.join(', ')}.`)
    if (index < args.length) throw new TemplateError(`${name}() was given "${key}" twice.`)
    taken[index] = value
  }
  return taken
}

export function text(value: Value | undefined, what: string): string {
  if (typeof value === 'string') return value
  throw new TemplateError(`${what} must be a text.`)
}
