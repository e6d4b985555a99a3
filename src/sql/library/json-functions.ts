import { appendAt, insertAt, keysOf, removeAt, setAt, stripped } from './json-change.ts'
import type { JsonStep } from './json-path.ts'
import { jsonSteps, nodeAt } from './json-path.ts'
import type { JsonNode } from './json-text.ts'
import { isNull, jsonNull, lossyNumber, readJson, settled, writeJson, writePretty } from './json-text.ts'
import type { LibraryFunction } from './scalar-function.ts'

/** The text of a value of type JSON, read and settled. */
export function jsonValueText(text: string): string | undefined {
  const node = readJson(text)
  const value = node === undefined ? undefined : settled(node)
  return value === undefined ? undefined : writeJson(value)
}

function parsedJson(text: string, mode: 'exact' | 'round'): string {
  const node = readJson(text)
  const lossy = node === undefined || mode === 'round' ? undefined : lossyNumber(node)
  if (lossy !== undefined) throw new Error(`the JSON number ${lossy} cannot be kept digit for digit`)
  const value = node === undefined ? undefined : settled(node)
  if (value === undefined) throw new Error('invalid JSON')
  return writeJson(value)
}

function found(text: string, path: string): JsonNode | undefined {
  const node = readJson(text)
  return node === undefined ? undefined : nodeAt(node, stepsOf(path))
}

function stepsOf(path: string): JsonStep[] {
  const steps = jsonSteps(path)
  if (steps === undefined) throw new Error(`"${path}" is no JSON path`)
  return steps
}

function scalarText(node: JsonNode | undefined): string | null {
  if (node === undefined || node.kind === 'object' || node.kind === 'array' || isNull(node)) return null
  return node.kind === 'string' ? node.value : node.text
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] | undefined {
  return node?.kind === 'array' ? node.items : undefined
}

function onJson(
  name: string,
  count: number,
  call: (node: JsonNode, ...args: readonly string[]) => JsonNode | string | null | undefined,
): LibraryFunction {
  return {
    name,
    parameters: Array.from({ length: count + 1 }, () => 'VARCHAR' as const),
    returns: 'VARCHAR',
    call: (text, ...args) => {
      const node = readJson(text as string)
      if (node === undefined) return null
      const result = call(node, ...(args as readonly string[]))
      if (result === undefined || result === null) return null
      return typeof result === 'string' ? result : writeJson(settled(result) ?? result)
    },
  }
}

function nodeOf(text: string): JsonNode {
  return readJson(text) ?? jsonNull
}

/** One value, or each element of an array that is to be spread. */
function valuesOf(text: string, spread: string): readonly JsonNode[] {
  const value = nodeOf(text)
  return spread === 'true' && value.kind === 'array' ? value.items : [value]
}

function byPath(name: string, call: (node: JsonNode | undefined) => string | null): LibraryFunction {
  return {
    name,
    parameters: ['VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    call: (text, path) => call(found(text as string, path as string)),
  }
}

/** What DuckDB's own JSON functions would change on the way: numbers as written, keys in order, changes of a value. */
export const jsonFunctions: readonly LibraryFunction[] = [
  {
    name: 'bq_parse_json',
    parameters: ['VARCHAR'],
    returns: 'VARCHAR',
    call: (text) => parsedJson(text as string, 'exact'),
  },
  {
    name: 'bq_parse_json_rounded',
    parameters: ['VARCHAR'],
    returns: 'VARCHAR',
    call: (text) => parsedJson(text as string, 'round'),
  },
  byPath('bq_json_value_exact', scalarText),
  byPath('bq_json_query_exact', (node) => (node === undefined || isNull(node) ? null : writeJson(node))),
  byPath('bq_json_query_array_exact', (node) => {
    const items = itemsOf(node)
    return items === undefined ? null : JSON.stringify(items.map(writeJson))
  }),
  byPath('bq_json_value_array_exact', (node) => {
    const items = itemsOf(node)
    if (items === undefined || items.some(({ kind }) => kind === 'object' || kind === 'array')) return null
    return JSON.stringify(items.map(scalarText))
  }),
  onJson('bq_json_pretty', 0, (node) => writePretty(node)),
  onJson('bq_json_set', 3, (node, path, value, create) =>
    setAt(node, stepsOf(path!), nodeOf(value!), create === 'true'),
  ),
  onJson('bq_json_remove', 1, (node, path) => removeAt(node, stepsOf(path!))),
  onJson('bq_json_append', 3, (node, path, value, spread) =>
    appendAt(node, stepsOf(path!), valuesOf(value!, spread!)),
  ),
  onJson('bq_json_insert', 3, (node, path, value, spread) =>
    insertAt(node, stepsOf(path!), valuesOf(value!, spread!)),
  ),
  onJson('bq_json_strip_nulls', 3, (node, path, arrays, empty) => {
    const steps = stepsOf(path!)
    const part = nodeAt(node, steps)
    if (part === undefined) return node
    const options = { arrays: arrays === 'true', empty: empty === 'true' }
    return setAt(node, steps, stripped(part, options) ?? jsonNull, false)
  }),
  onJson('bq_json_keys', 2, (node, depth, mode) => {
    if (Number(depth) < 1) throw new Error('max_depth must be positive')
    return JSON.stringify(keysOf(node, Number(depth), mode!.toLowerCase()))
  }),
  onJson('bq_json_flatten', 0, (node) => `[${flattened(node).map(writeJson).join(',')}]`),
]

function flattened(node: JsonNode): JsonNode[] {
  return node.kind === 'array' ? node.items.flatMap(flattened) : [node]
}
