// Names that a template sees only at its turn in a run: `results`, `schemas`, ...

import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { isJsonObject } from '../../project/json.ts'
import { toValue } from '../../project/template-values.ts'
import { toDateTime } from '../../template/modules/datetime/datetime-module.ts'
import { Dict, HostFunction, HostObject, Tuple, type Value } from '../../template/values/value.ts'

/** JSON as values; pairs of databases and schemas are tuples, results are objects. */
export function lateNames(
  names: Readonly<Record<string, Json>>,
  manifest: Manifest,
  describe: (id: string) => JsonObject,
): Map<string, Value> {
  return new Map(
    Object.entries(names).map(([name, json]): [string, Value] => {
      if (name === 'database_schemas')
        return [name, items(json).map((pair) => new Tuple(items(pair).map(toValue)))]
      if (name !== 'results') return [name, toValue(json)]
      const results = items(json).filter(isJsonObject)
      const known = results.filter(({ unique_id: id }) => manifest.nodes.has(String(id)))
      return [name, known.map((result) => resultValue(result, describe(String(result.unique_id))))]
    }),
  )
}

function items(json: Json): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : []
}

/** A run result: its fields, the node it is of, and `to_dict()`. */
function resultValue(result: JsonObject, node: JsonObject): HostObject {
  const whole: JsonObject = { ...result, node }
  const nodeValue = new ResultObject('Node', toValue(node) as Dict, node)
  const timing = items(result.timing ?? [])
    .filter(isJsonObject)
    .map(timingValue)
  const fields = toValue(result) as Dict
  fields.set('node', nodeValue)
  fields.set('timing', timing)
  return new ResultObject('RunResult', fields, whole)
}

function timingValue(timing: JsonObject): Value {
  const { name, started_at: from, completed_at: to } = timing
  const time = (text: Json | undefined) => toDateTime(new Date(String(text)))
  const fields = Dict.of([
    ['name', toValue(name)],
    ['started_at', time(from)],
    ['completed_at', time(to)],
  ])
  return new ResultObject('TimingInfo', fields, timing)
}

/** Fields by attribute and by key. */
class ResultObject extends HostObject {
  readonly #fields: Dict
  readonly #json: JsonObject

  constructor(name: string, fields: Dict, json: JsonObject) {
    super(name)
    this.#fields = fields
    this.#json = json
  }
  override attribute(name: string): Value | undefined {
    if (name === 'to_dict') return new HostFunction('to_dict', () => toValue(this.#json))
    if (name === 'get')
      return new HostFunction('get', ([key, fallback]) => this.item(key ?? null) ?? fallback ?? null)
    return this.#fields.get(name)
  }
  override attributeNames(): Iterable<string> {
    return [...this.#fields.keys()].map(String)
  }
  override item(key: Value): Value | undefined {
    return this.#fields.get(key)
  }
  override contains(key: Value): boolean {
    return this.#fields.has(key)
  }
  override mapping(): boolean {
    return true
  }
  override plain(): Value {
    return toValue(this.#json)
  }
}
