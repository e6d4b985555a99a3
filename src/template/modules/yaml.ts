import { parse, stringify } from 'yaml'
import type { Value } from '../values/value.ts'
import { fromPlain, toPlain } from './json.ts'

/** A YAML text as values. Throws on what is no YAML. */
export function parseYaml(text: string): Value {
  return fromPlain(parse(text, { version: '1.1', maxAliasCount: 1000, mapAsMap: true }))
}

/** As PyYAML writes: block style, keys in the order asked for. */
export function toYaml(value: Value, sortKeys: boolean): string {
  return stringify(toPlain(value), {
    version: '1.1',
    sortMapEntries: sortKeys,
    lineWidth: 80,
    indentSeq: false,
    singleQuote: true,
    nullStr: 'null',
  })
}
