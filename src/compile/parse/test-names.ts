import { createHash } from 'node:crypto'
import type { Json, JsonObject } from '../../manifest/json.ts'
import { isJsonObject } from '../../project/json.ts'
import { toValue } from '../../project/template-values.ts'
import { print } from '../../template/values/print.ts'

export interface TestName {
  /** Of the file and the alias: shortened by a hash from 64 characters on. */
  readonly short: string
  readonly full: string
}

/** dbt's name of a generic test: test, target and arguments in the order of their names. */
export function testName(test: string, target: string, args: JsonObject): TestName {
  const words = Object.keys(args)
    .sort()
    .filter((key) => key !== 'model')
    .flatMap((key) => parts(args[key] ?? null))
    .map((part) => part.replace(/[^0-9a-zA-Z_]+/g, '_'))
  const identifier = `${test}_${target}`
  const full = `${identifier}_${words.join('__')}`
  return full.length >= 64
    ? { short: `${identifier.slice(0, 30)}_${md5(full)}`, full }
    : { short: full, full }
}

/** The last part of a generic test's id: a hash of its name, macro and arguments. */
export function testHash(
  name: string,
  metadata: { readonly namespace: string | undefined; readonly name: string; readonly kwargs: JsonObject },
): string {
  const hashed = hashableRepr({ ...metadata, namespace: metadata.namespace ?? null })
  return md5(name + hashed).slice(-10)
}

function parts(value: Json): string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map(pythonText)
  if (isJsonObject(value)) return Object.values(value).map(pythonText)
  return [pythonText(value)]
}

/** Python's repr() of the value with its keys sorted and every scalar as text. */
function hashableRepr(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(hashableRepr).join(', ')}]`
  if (!isJsonObject(value)) return quoted(pythonText(value))
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${quoted(key)}: ${hashableRepr(value[key]!)}`).join(', ')}}`
}

/** As Python's str() writes it. */
function pythonText(value: Json): string {
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (Array.isArray(value) || isJsonObject(value)) return pythonRepr(value)
  return print(toValue(value))
}

function pythonRepr(value: Json): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map((item) => pythonRepr(item)).join(', ')}]`
  if (isJsonObject(value)) {
    const entries = Object.entries(value)
    return `{${entries.map(([key, item]) => `${quoted(key)}: ${pythonRepr(item)}`).join(', ')}}`
  }
  return pythonText(value)
}

/** Single quotes, unless only double ones need no escape. */
function quoted(text: string): string {
  if (!/[\\'"\n\r\t]/.test(text)) return `'${text}'`
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}
