// Small shapes that all file schemas are made of. A shape's `error` is what follows "must be" in a message.

import * as z from 'zod/mini'

export const template = z.string().check(z.regex(/\{[{%]/))

export const text = z.string({ error: 'text' })
export const texts = z.array(text, { error: 'a list' })
export const textOrTexts = z.union([z.string(), z.array(z.string())], { error: 'text or a list of texts' })
/** What an unquoted number or true/false may stand for as well. */
export const scalarText = z.union([z.string(), z.number(), z.boolean()], { error: 'text' })
export const flag = z.union([z.boolean(), template], { error: 'true or false' })
export const count = z.union([z.int(), template], { error: 'a whole number' })
export const anything = z.unknown()
export const mapping = z.record(z.string(), z.unknown(), { error: 'keys with values' })
export const mappings = z.array(mapping, { error: 'a list of entries' })
export const list = z.array(z.unknown(), { error: 'a list' })
export const hooks = z.unknown()

/** A key without a value counts as not given. */
export function optional<Shape extends z.ZodMiniType>(shape: Shape) {
  return z.nullish(shape)
}

export function entries<Shape extends z.ZodMiniType>(shape: Shape) {
  return z.nullish(z.array(shape, { error: 'a list; each entry begins with "- "' }))
}

/** Of whose keys only some are known here. */
export function settings<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.nullish(z.looseObject(shape, { error: 'keys with values' }))
}

/** Every key optional but those named in `required`. */
export function record<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, { error: 'keys with values' })
}
