import type { Json, JsonObject } from '../manifest/json.ts'
import { CriterionError, readCriterion } from './read-criteria.ts'
import type { Criterion, IndirectSelection, Selection } from './selection.ts'

const modes: readonly string[] = ['eager', 'cautious', 'buildable', 'empty']
const settings = new Set([
  'method',
  'value',
  'parents',
  'parents_depth',
  'children',
  'children_depth',
  'childrens_parents',
  'exclude',
  'indirect_selection',
])

/** Reads a `definition:` of selectors.yml; `named` gives the definition of another selector. */
export function readDefinition(
  definition: Json,
  indirect: IndirectSelection,
  named: (name: string) => Selection,
): Selection {
  if (typeof definition === 'string') return readCriterion(definition, indirect)
  if (!isObject(definition)) throw new CriterionError('a definition is a text or a mapping')
  for (const operation of ['union', 'intersection'] as const) {
    const parts = definition[operation]
    if (parts !== undefined) return combined(operation, parts, indirect, named)
  }
  const selected = single(definition, indirect, named)
  // As in dbt, what another selector selects is taken as it is: to leave something out of it, write a union.
  if (definition.method === 'selector') return selected
  return excluding(selected, definition.exclude, indirect, named)
}

function combined(
  kind: 'union' | 'intersection',
  parts: Json,
  indirect: IndirectSelection,
  named: (name: string) => Selection,
): Selection {
  if (!Array.isArray(parts)) throw new CriterionError(`"${kind}" holds a list`)
  const kept: Selection[] = []
  let without: Json | undefined
  for (const part of parts as readonly Json[]) {
    if (isObject(part) && part.exclude !== undefined && Object.keys(part).length === 1) without = part.exclude
    else kept.push(readDefinition(part, indirect, named))
  }
  return excluding({ kind, parts: kept }, without, indirect, named)
}

function excluding(
  from: Selection,
  exclude: Json | undefined,
  indirect: IndirectSelection,
  named: (name: string) => Selection,
): Selection {
  if (exclude === undefined) return from
  const list = Array.isArray(exclude) ? (exclude as readonly Json[]) : [exclude]
  return {
    kind: 'difference',
    from,
    without: { kind: 'union', parts: list.map((item) => readDefinition(item, indirect, named)) },
  }
}

function single(
  definition: JsonObject,
  indirect: IndirectSelection,
  named: (name: string) => Selection,
): Selection {
  const { method, value } = 'method' in definition ? definition : shorthand(definition)
  if (typeof method !== 'string' || value === undefined || value === null) {
    throw new CriterionError('a definition needs "method" and "value"')
  }
  if (method === 'selector') return named(String(value))
  const mode = definition.indirect_selection
  if (mode !== undefined && !(typeof mode === 'string' && modes.includes(mode))) {
    throw new CriterionError(`"indirect_selection" is one of ${modes.join(', ')}`)
  }
  const [name, ...argument] = method.split('.')
  const criterion: Criterion = {
    kind: 'criterion',
    raw: `${method}:${String(value)}`,
    method: name!,
    argument: argument.length > 0 ? argument.join('.') : undefined,
    value: String(value),
    withDescendantsParents: definition.childrens_parents === true,
    parents: generations(definition, 'parents'),
    children: generations(definition, 'children'),
    indirect: (mode as IndirectSelection | undefined) ?? indirect,
  }
  return criterion
}

/** `{tag: nightly}` for `{method: tag, value: nightly}`. */
function shorthand(definition: JsonObject): { readonly method?: Json; readonly value?: Json } {
  const keys = Object.keys(definition).filter((key) => !settings.has(key))
  const [method] = keys
  if (keys.length !== 1 || method === undefined)
    throw new CriterionError('a definition needs "method" and "value"')
  return { method, value: definition[method]! }
}

function generations(definition: JsonObject, which: 'parents' | 'children'): number {
  if (definition[which] !== true) return 0
  const depth = definition[`${which}_depth`]
  return typeof depth === 'number' ? depth : Number.POSITIVE_INFINITY
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
