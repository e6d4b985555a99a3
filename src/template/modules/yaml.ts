import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, Scalar, stringify } from 'yaml'
import { print } from '../values/print.ts'
import { Dict, Float, HostObject, TemplateError, Tuple, type Value } from '../values/value.ts'
import { DateTimeValue, DateValue } from './datetime/values.ts'

/** A YAML text as values; ints and floats stay apart. Throws on what is no YAML. */
export function parseYaml(text: string): Value {
  const document = parseDocument(text, { version: '1.1' })
  const [error] = document.errors
  if (error !== undefined) throw new TemplateError(`The text is not YAML: ${error.message}`)
  return fromNode(document.contents, document, 0)
}

function fromNode(node: unknown, document: Document, depth: number): Value {
  if (depth > 200) throw new TemplateError('The YAML is nested too deeply.')
  if (isAlias(node)) return fromNode(node.resolve(document), document, depth + 1)
  if (isSeq(node)) return node.items.map((item) => fromNode(item, document, depth + 1))
  if (isMap(node)) {
    return Dict.of(
      node.items.map(
        ({ key, value }) =>
          [fromNode(key, document, depth + 1), fromNode(value, document, depth + 1)] as const,
      ),
    )
  }
  return isScalar(node) ? fromScalar(node.value, node.source ?? '') : null
}

function fromScalar(value: unknown, source: string): Value {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value
  if (typeof value === 'number') {
    const whole = Number.isInteger(value) && !/[.eE]/.test(source.replace(/^[-+]?0x.*/i, ''))
    if (!whole) return new Float(value)
    return Number.isSafeInteger(value) ? value : BigInt(source.replaceAll('_', ''))
  }
  if (value instanceof Date) {
    const moment = new DateTimeValue(BigInt(value.getTime()) * 1000n)
    return /^\d+-\d+-\d+$/.test(source.trim()) ? new DateValue(moment.day) : moment
  }
  return null
}

/** As PyYAML writes: block style, keys in the order asked for. */
export function toYaml(value: Value, sortKeys: boolean): string {
  return stringify(toNode(value), {
    compat: 'yaml-1.1',
    sortMapEntries: sortKeys,
    lineWidth: 80,
    indentSeq: false,
    singleQuote: true,
    nullStr: 'null',
  })
}

function toNode(value: Value): unknown {
  if (value instanceof Float) {
    const scalar = new Scalar(value.value)
    if (Number.isInteger(value.value)) scalar.minFractionDigits = 1
    return scalar
  }
  if (Array.isArray(value)) return value.map(toNode)
  if (value instanceof Tuple) return value.items.map(toNode)
  if (value instanceof Dict) {
    return new Map([...value.entries()].map(([key, item]) => [toNode(key), toNode(item)]))
  }
  if (value instanceof HostObject) {
    const plain = value.plain()
    return plain === undefined ? print(value) : toNode(plain)
  }
  return value
}
