import { TemplateError, type Value } from '../../template/values/value.ts'

export function text(value: Value | undefined, what: string): string {
  if (typeof value === 'string') return value
  throw new TemplateError(`${what} must be a text.`)
}
