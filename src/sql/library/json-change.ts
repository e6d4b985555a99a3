// JSON_SET and kin. The nodes are freshly read, so they are changed in place.
import type { JsonStep } from './json-path.ts'
import { nodeAt } from './json-path.ts'
import type { JsonNode } from './json-text.ts'
import { isNull, jsonNull } from './json-text.ts'

/** The value put at the path; what is on the way there is made where `create` says so. */
export function setAt(
  node: JsonNode,
  steps: readonly JsonStep[],
  value: JsonNode,
  create: boolean,
): JsonNode {
  const [step, ...rest] = steps
  if (step === undefined) return value
  let into = node
  if (isNull(into) && create) {
    into = typeof step === 'string' ? { kind: 'object', entries: new Map() } : { kind: 'array', items: [] }
  }
  if (typeof step === 'string') {
    if (into.kind !== 'object') return node
    const inner = into.entries.get(step)
    if (inner === undefined && !create) return node
    into.entries.set(step, setAt(inner ?? jsonNull, rest, value, create))
    return into
  }
  if (into.kind !== 'array') return node
  const inner = into.items[step]
  if (inner === undefined) {
    if (!create) return node
    while (into.items.length < step) into.items.push(jsonNull)
  }
  into.items[step] = setAt(inner ?? jsonNull, rest, value, create)
  return into
}

export function removeAt(node: JsonNode, steps: readonly JsonStep[]): JsonNode | undefined {
  const last = steps[steps.length - 1]
  if (last === undefined) return undefined
  const parent = nodeAt(node, steps.slice(0, -1))
  if (parent?.kind === 'object' && typeof last === 'string') parent.entries.delete(last)
  if (parent?.kind === 'array' && typeof last === 'number') parent.items.splice(last, 1)
  return node
}

export function appendAt(node: JsonNode, steps: readonly JsonStep[], values: readonly JsonNode[]): JsonNode {
  const found = nodeAt(node, steps)
  if (found?.kind === 'array') found.items.push(...values)
  else if (found !== undefined && isNull(found))
    return setAt(node, steps, { kind: 'array', items: [...values] }, false)
  return node
}

/** The path ends with the place in the array before which the values come. */
export function insertAt(node: JsonNode, steps: readonly JsonStep[], values: readonly JsonNode[]): JsonNode {
  const index = steps[steps.length - 1]
  if (typeof index !== 'number') return node
  const path = steps.slice(0, -1)
  const found = nodeAt(node, path)
  if (found === undefined || (found.kind !== 'array' && !isNull(found))) return node
  const items = found.kind === 'array' ? found.items : []
  while (items.length < index) items.push(jsonNull)
  items.splice(index, 0, ...values)
  return found.kind === 'array' ? node : setAt(node, path, { kind: 'array', items }, false)
}

export interface StripOptions {
  readonly arrays: boolean
  readonly empty: boolean
}

/** The node without its nulls; undefined where nothing is left of it. */
export function stripped(node: JsonNode, options: StripOptions): JsonNode | undefined {
  if (node.kind === 'object') {
    for (const [key, value] of [...node.entries]) {
      const kept = isNull(value) ? undefined : stripped(value, options)
      if (kept === undefined) node.entries.delete(key)
      else node.entries.set(key, kept)
    }
    return options.empty && node.entries.size === 0 ? undefined : node
  }
  if (node.kind === 'array') {
    const items = node.items.flatMap((item) => {
      if (isNull(item)) return options.arrays ? [] : [item]
      const kept = stripped(item, options)
      return kept === undefined ? (options.arrays ? [] : [jsonNull]) : [kept]
    })
    return options.empty && options.arrays && items.length === 0 ? undefined : { kind: 'array', items }
  }
  return node
}

/** The keys of objects, through objects to a depth, dotted; `lax` goes through arrays too. */
export function keysOf(node: JsonNode, depth: number, mode: string): string[] {
  const keys = new Set<string>()
  collect(node, '', depth, mode, 0, keys)
  return [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

function collect(
  node: JsonNode,
  prefix: string,
  depth: number,
  mode: string,
  arrays: number,
  keys: Set<string>,
): void {
  if (node.kind === 'array' && mode !== 'strict' && (arrays === 0 || mode === 'lax recursive')) {
    for (const item of node.items) collect(item, prefix, depth, mode, arrays + 1, keys)
  }
  if (node.kind !== 'object' || depth === 0) return
  for (const [key, value] of node.entries) {
    const name = prefix + (/[^A-Za-z0-9_]/.test(key) || key === '' ? JSON.stringify(key) : key)
    keys.add(name)
    collect(value, `${name}.`, depth - 1, mode, 0, keys)
  }
}
