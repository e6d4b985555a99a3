import * as z from 'zod/mini'
import { ExactScalar, plainNumbers } from '../../manifest/exact-scalar.ts'
import { keyMissing, unknownKey, valueWrong } from '../../problems/catalogue/project.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Report } from '../../problems/problem.ts'
import type { PlacedYaml } from '../yaml/placed-yaml.ts'

type Path = readonly (string | number)[]

export interface CheckOptions {
  /** What the file as a whole is called: "project.yml". */
  readonly owner: string
  /** A better word on an unknown key than its neighbours in spelling, given its path. */
  readonly adviseOn?: (key: string, path: Path) => string | undefined
  /** Unknown keys of packages are their authors' business. */
  readonly quiet?: boolean
}

/** Tells every value of the wrong type, every missing and every unknown key at its place. */
export function checkShape(
  yaml: PlacedYaml,
  schema: z.ZodMiniType,
  options: CheckOptions,
  report: Report,
): void {
  const result = schema.safeParse(plainNumbers(yaml.value))
  if (result.success) return
  for (const issue of result.error.issues) {
    const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol')
    if (issue.code === 'unrecognized_keys') {
      if (options.quiet !== true) tellUnknown(yaml, schema, path, issue.keys, options, report)
      continue
    }
    const value = valueAt(yaml.value, path)
    const key = String(path.findLast((part) => typeof part === 'string') ?? options.owner)
    if (value === undefined) {
      const holder = valueAt(yaml.value, path.slice(0, -1))
      const at = yaml.ofPath(path.slice(0, -1), 'key')
      report(
        keyMissing({
          at: typeof holder === 'object' && holder !== null ? at : yaml.ofPath(path, 'key'),
          key,
          owner: ownerOf(yaml, path.slice(0, -1), options),
        }),
      )
      continue
    }
    const named = typeof path.at(-1) === 'number' ? `each entry of ${key}` : key
    report(
      valueWrong({
        at: yaml.ofPath(path, 'value'),
        key: named,
        expected: issue.message,
        found: describe(value),
        hint: hintFor(value, issue.message),
      }),
    )
  }
}

function tellUnknown(
  yaml: PlacedYaml,
  schema: z.ZodMiniType,
  path: Path,
  keys: readonly string[],
  options: CheckOptions,
  report: Report,
) {
  const known = keysAt(schema, path)
  const present = Object.keys(Object(valueAt(yaml.value, path)))
  for (const key of keys) {
    const hint = options.adviseOn?.(key, path)
    // A key that is already there is not what another one was meant to be.
    const near = didYouMean(
      key,
      known.filter((name) => !present.includes(name)),
    )
    report(
      unknownKey({
        at: yaml.ofPath([...path, key], 'key'),
        key,
        owner: ownerOf(yaml, path, options),
        near,
        known,
        hint: near === undefined ? hint : undefined,
      }),
    )
  }
}

/** "the column \"id\"", "models", "project.yml". */
function ownerOf(yaml: PlacedYaml, path: Path, options: CheckOptions): string {
  if (path.length === 0) return options.owner
  const last = path.at(-1)!
  if (typeof last === 'string') return `"${last}"`
  const list = String(path.at(-2) ?? 'entry')
  const name: unknown = Reflect.get(Object(valueAt(yaml.value, path)), 'name')
  const kind = singular[list] ?? `entry of "${list}"`
  return typeof name === 'string' ? `the ${kind} "${name}"` : `a ${kind}`
}

const singular: Readonly<Record<string, string>> = {
  models: 'model',
  columns: 'column',
  sources: 'source',
  tables: 'table',
  seeds: 'seed',
  snapshots: 'snapshot',
  macros: 'macro',
  functions: 'function',
  exposures: 'exposure',
  analyses: 'analysis',
  unit_tests: 'unit test',
  groups: 'group',
  arguments: 'argument',
  versions: 'version',
  selectors: 'selector',
  metrics: 'metric',
  data_tests: 'test',
}

function valueAt(value: unknown, path: Path): unknown {
  let current = value
  for (const part of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) return undefined
    current = Reflect.get(current, part)
  }
  return current
}

export function describe(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (value instanceof ExactScalar) return `the number ${value}`
  if (typeof value === 'object') return 'a mapping of keys'
  if (typeof value === 'boolean')
    return `${value} (yes, no, on and off count as true and false unless they are quoted)`
  return typeof value === 'string'
    ? `the text "${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`
    : `the number ${String(value)}`
}

function hintFor(value: unknown, expected: string): string | undefined {
  if (
    expected === 'text' &&
    (typeof value === 'boolean' || typeof value === 'number' || value instanceof ExactScalar)
  )
    return 'Put the value in quotes.'
  if (typeof value === 'string' && /^[\w-]+:\S/.test(value)) return 'A space is missing behind the colon.'
  if (expected.startsWith('a list') && typeof value === 'object') return 'Begin each entry with "- ".'
  if (expected === 'keys with values' && Array.isArray(value))
    return 'Write "key: value", without brackets and without "- ".'
  return undefined
}

/** The keys that a schema knows at a path. */
export function keysAt(schema: z.ZodMiniType, path: Path): readonly string[] {
  let current: z.ZodMiniType | undefined = schema
  for (const part of path) current = current === undefined ? undefined : step(current, part)
  const bare = current === undefined ? undefined : unwrap(current)
  return bare instanceof z.ZodMiniObject ? Object.keys(bare.shape) : []
}

function step(schema: z.ZodMiniType, part: string | number): z.ZodMiniType | undefined {
  const bare = unwrap(schema)
  if (bare instanceof z.ZodMiniObject) return bare.shape[String(part)] as z.ZodMiniType | undefined
  if (bare instanceof z.ZodMiniArray) return bare.def.element as z.ZodMiniType
  if (bare instanceof z.ZodMiniRecord) return bare.def.valueType as z.ZodMiniType
  return undefined
}

function unwrap(schema: z.ZodMiniType): z.ZodMiniType {
  let bare = schema
  while (bare instanceof z.ZodMiniOptional || bare instanceof z.ZodMiniNullable)
    bare = bare.def.innerType as z.ZodMiniType
  if (bare instanceof z.ZodMiniUnion) {
    const parts = (bare.def.options as readonly z.ZodMiniType[]).map(unwrap)
    return parts.find((part) => part instanceof z.ZodMiniObject || part instanceof z.ZodMiniArray) ?? bare
  }
  return bare
}
