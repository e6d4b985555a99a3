import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, Scalar, stringify } from 'yaml'
import { print } from '../values/print.ts'
import { Dict, Float, HostObject, TemplateError, Tuple, type Value } from '../values/value.ts'
import { DateTimeValue, DateValue } from './datetime/values.ts'
import { yamlFloat, yamlScalar } from './yaml-scalar.ts'

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
  return isScalar(node) ? fromScalar(node) : null
}

function fromScalar({ value, source = '', type, tag }: Scalar): Value {
  if (value instanceof Date) {
    const moment = new DateTimeValue(BigInt(value.getTime()) * 1000n)
    return /^\d+-\d+-\d+$/.test(source.trim()) ? new DateValue(moment.day) : moment
  }
  if (type === Scalar.PLAIN && tag === undefined) return yamlScalar(source)
  if (tag === 'tag:yaml.org,2002:float') return yamlFloat(source)
  if (typeof value === 'number') return yamlScalar(String(value))
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint' ? value : null
}

/** As PyYAML writes: block style, keys in the order asked for. */
export function toYaml(value: Value, sortKeys: boolean): string {
  return stringify(toNode(value), {
    // A schema of texts alone: what needs quotes is decided here, by YAML 1.1.
    schema: 'failsafe',
    sortMapEntries: sortKeys,
    lineWidth: 80,
    indentSeq: false,
    singleQuote: true,
  })
}

const DATE = /^\d{4}-(?:\d\d-\d\d$|\d\d?-\d\d?[Tt \t]+\d\d?:\d\d:)/

function toNode(value: Value): unknown {
  if (Array.isArray(value)) return value.map(toNode)
  if (value instanceof Tuple) return value.items.map(toNode)
  if (value instanceof Dict) {
    return new Map([...value.entries()].map(([key, item]) => [toNode(key), toNode(item)]))
  }
  if (value instanceof DateValue || value instanceof DateTimeValue) return written(print(value), Scalar.PLAIN)
  if (value instanceof HostObject) {
    const plain = value.plain()
    return plain === undefined ? print(value) : toNode(plain)
  }
  if (typeof value !== 'string') return written(plainText(value), Scalar.PLAIN)
  return written(value, yamlScalar(value) !== value || DATE.test(value) ? Scalar.QUOTE_SINGLE : undefined)
}

function written(text: string, type: Scalar.Type | undefined): Scalar {
  const scalar = new Scalar(text)
  if (type !== undefined) scalar.type = type
  return scalar
}

function plainText(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  const text = print(value)
  if (!(value instanceof Float)) return text
  if (!Number.isFinite(value.value)) return text.replace(/inf|nan/, '.$&')
  return text.includes('.') ? text : text.replace('e', '.0e')
}
