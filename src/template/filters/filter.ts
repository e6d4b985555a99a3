import { bind } from '../values/arguments.ts'
import type { CallSite, Kwargs, Value } from '../values/value.ts'

export type Filter = (subject: Value, args: readonly Value[], kwargs: Kwargs, call: CallSite) => Value
export type Entry = readonly [name: string, filter: Filter]

/** A filter whose parameters are bound by name; the body gets them in their order. */
export function filter(
  name: string,
  parameters: readonly string[],
  body: (subject: Value, args: readonly (Value | undefined)[], call: CallSite) => Value,
): Entry {
  return [name, (subject, args, kwargs, call) => body(subject, bind(name, parameters, args, kwargs), call)]
}
