// Where a value comes from: the columns of tables that it is made of, and by what steps.

import type { ColumnFlow, LineageEdge } from '../analysis.ts'

/** `rename` is told at the end only, when the output's name is known. */
export type Step = Exclude<ColumnFlow, 'rename'>

export interface Origin {
  readonly table: string
  readonly column: string
  /** The struct field within the column: `address.city`. */
  readonly path: string | undefined
  readonly how: Step
  /** The value is the column's own, though one of several, or an element of it: its fields are the column's. */
  readonly whole?: true
}

export interface Lineage {
  readonly origins: readonly Origin[]
  /** The strongest step on the way; `constant` where no column is involved. */
  readonly how: Step
  /** Of a struct that the query itself puts together: each field apart, by its name in lower case. */
  readonly fields?: ReadonlyMap<string, Lineage> | undefined
}

export const CONSTANT: Lineage = { origins: [], how: 'constant' }
/** Of a value whose origin cannot be told. */
export const UNTOLD: Lineage = { origins: [], how: 'transform' }
const manyOrigins = 16
const rank: Readonly<Record<Step, number>> = { constant: 0, copy: 1, transform: 2, window: 3, aggregate: 4 }

export function stronger(a: Step, b: Step): Step {
  return rank[a] >= rank[b] ? a : b
}

/** The lineage of a value that `step` makes of others. */
export function combine(parts: readonly Lineage[], step: Step): Lineage {
  let how: Step = step === 'aggregate' || step === 'window' ? step : 'constant'
  let count = 0
  let only: Lineage | undefined
  for (const part of parts) {
    how = stronger(how, part.how)
    if (part.origins.length === 0) continue
    only = part
    count += 1
  }
  if (only === undefined) return how === 'constant' ? CONSTANT : { origins: [], how }
  how = stronger(how, step)
  if (count === 1) return raised(only, how, step)
  const origins: Origin[] = []
  for (const part of parts) for (const origin of part.origins) origins.push(raise(origin, step))
  return { origins: origins.length > manyOrigins ? distinct(origins) : origins, how }
}

function raised(lineage: Lineage, how: Step, step: Step): Lineage {
  if (step === 'copy') return lineage
  const { origins } = lineage
  const same = origins.every((origin) => rank[origin.how] >= rank[step] && origin.whole === undefined)
  if (same && lineage.how === how && lineage.fields === undefined) return lineage
  return { origins: same ? origins : origins.map((origin) => raise(origin, step)), how }
}

function raise(origin: Origin, step: Step): Origin {
  if (step === 'copy' || (rank[origin.how] >= rank[step] && origin.whole === undefined)) return origin
  const { table, column, path, how } = origin
  return { table, column, path, how: stronger(how, step) }
}

/**
 * The lineage of a value that is one of `choices`, or an element of it, picked by means of `others`: structs are handed
 * on, so their fields keep their own lineage.
 */
export function chosen(choices: readonly Lineage[], others: readonly Lineage[], step: Step): Lineage {
  const own = choices.flatMap(({ origins }) => origins.map((origin) => taken(origin, step)))
  const rest = combine(others, step)
  const how = combine([...choices, ...others], step).how
  const origins = distinct([...own, ...rest.origins])
  const names = new Set(choices.flatMap(({ fields }) => [...(fields?.keys() ?? [])]))
  if (names.size === 0) return origins.length === 0 && how === 'constant' ? CONSTANT : { origins, how }
  const fields = new Map<string, Lineage>()
  for (const name of names) {
    const own = choices.map((each) => fieldLineage(each, name))
    // The order of an aggregate is told of the whole, not again of each field.
    fields.set(name, chosen(own, step === 'transform' ? others : [], step))
  }
  return { origins, how, fields }
}

function taken(origin: Origin, step: Step): Origin {
  const { how } = origin
  if (how !== 'copy' && origin.whole === undefined) return raise(origin, step)
  return step === 'copy' ? origin : { ...origin, how: stronger(how, step), whole: true }
}

/** The lineage of one field of a struct. */
export function fieldLineage(lineage: Lineage, name: string): Lineage {
  const known = lineage.fields?.get(name.toLowerCase())
  if (known !== undefined) return known
  // Fields of other names are not within this one: taken along, they would multiply with every choice.
  if (lineage.origins.length === 0)
    return lineage.fields === undefined ? lineage : { origins: [], how: lineage.how }
  const origins = lineage.origins.map((origin) =>
    origin.how === 'copy' || origin.whole === true
      ? { ...origin, path: origin.path === undefined ? name : `${origin.path}.${name}` }
      : origin,
  )
  return { origins, how: lineage.how }
}

/** Each column once, with the strongest step by which it arrives. */
export function distinct(origins: readonly Origin[]): readonly Origin[] {
  if (origins.length < 2) return origins
  const byKey = new Map<string, Origin>()
  for (const origin of origins) {
    const key = `${origin.table}\0${origin.column}\0${origin.path ?? ''}`
    const known = byKey.get(key)
    if (known === undefined || rank[origin.how] > rank[known.how]) byKey.set(key, origin)
  }
  return byKey.size === origins.length ? origins : [...byKey.values()]
}

/** Of a struct that the query puts together, the edges of each field apart. */
export function edgesOf(lineage: Lineage, to: string, toPath?: string): LineageEdge[] {
  if (lineage.fields !== undefined && lineage.fields.size > 0) {
    return [...lineage.fields].flatMap(([name, field]) =>
      name === ''
        ? edgesOf(field, to, toPath)
        : edgesOf(field, to, toPath === undefined ? name : `${toPath}.${name}`),
    )
  }
  const name = toPath === undefined ? to : toPath.slice(toPath.lastIndexOf('.') + 1)
  return distinct(lineage.origins).map((origin) => ({
    table: origin.table,
    column: origin.column,
    ...(origin.path === undefined ? {} : { path: origin.path }),
    to,
    ...(toPath === undefined ? {} : { toPath }),
    how: flowOf(origin, name),
  }))
}

function flowOf(origin: Origin, to: string): ColumnFlow {
  if (origin.how !== 'copy') return origin.how
  const name = origin.path === undefined ? origin.column : origin.path.slice(origin.path.lastIndexOf('.') + 1)
  return name === to || name.toLowerCase() === to.toLowerCase() ? 'copy' : 'rename'
}

/** The kind of an output column as a whole. */
export function columnFlow(lineage: Lineage, name: string): ColumnFlow {
  if (lineage.how !== 'copy') return lineage.how
  return lineage.origins.some((origin) => flowOf(origin, name) === 'rename') ? 'rename' : 'copy'
}
