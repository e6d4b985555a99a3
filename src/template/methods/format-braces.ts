import { formatValue } from '../values/format-spec.ts'
import { print, repr } from '../values/print.ts'
import { Dict, HostObject, type Kwargs, orElse, TemplateError, Tuple, type Value } from '../values/value.ts'

const FIELD = /\{\{|\}\}|\{((?:[^{}]|\{[^{}]*\})*)\}|[{}]/g
const PART = /^([^.[!:]*)((?:\.[^.[!:]+|\[[^\]]+\])*)(?:!([rsa]))?(?::([\s\S]*))?$/

/** Python's `text.format(...)`, with fields by position or by name. */
export function formatBraces(text: string, args: readonly Value[], kwargs: Kwargs): string {
  let automatic = 0
  const field = (content: string): string => {
    const match = PART.exec(content)
    if (match === null) throw new TemplateError(`"{${content}}" is not a field of a format.`)
    const [, name, path, conversion, spec] = match
    let value = argument(name === '' ? String(automatic++) : name!, args, kwargs)
    for (const [step] of path!.matchAll(/\.[^.[]+|\[[^\]]+\]/g)) value = follow(value, step)
    const settled = (spec ?? '').replace(/\{([^{}]*)\}/g, (_, inner: string) => field(inner))
    if (conversion === undefined) return formatValue(value, settled)
    return formatValue(conversion === 's' ? print(value) : repr(value), settled)
  }
  return text.replace(FIELD, (whole, content: string | undefined) => {
    if (whole === '{{') return '{'
    if (whole === '}}') return '}'
    if (content === undefined) throw new TemplateError('A single brace stands in the format.', 'Double it.')
    return field(content)
  })
}

function argument(name: string, args: readonly Value[], kwargs: Kwargs): Value {
  const value = /^\d+$/.test(name) ? args[Number(name)] : kwargs.get(name)
  if (value === undefined) throw new TemplateError(`The format asks for "${name}", which was not given.`)
  return value
}

function follow(value: Value, step: string): Value {
  const name = step.startsWith('.') ? step.slice(1) : step.slice(1, -1)
  if (name.startsWith('_')) throw new TemplateError(`"${name}" may not be read from a template.`)
  let found: Value | undefined
  if (step.startsWith('[')) {
    const index = Number(name)
    if (value instanceof Dict)
      found = orElse(value.get(name), () => (Number.isInteger(index) ? value.get(index) : undefined))
    else if (Array.isArray(value)) found = value[index]
    else if (value instanceof Tuple) found = value.items[index]
    else if (value instanceof HostObject) found = value.item(name)
  } else if (value instanceof HostObject) found = value.attribute(name)
  if (found === undefined)
    throw new TemplateError(`The format asks for "${name}", which the value does not have.`)
  return found
}
