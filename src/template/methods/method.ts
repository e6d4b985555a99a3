import type { CallSite, Kwargs, Value } from '../values/value.ts'

export type Method<T> = (self: T, args: readonly Value[], kwargs: Kwargs, call: CallSite) => Value
export type Methods<T> = ReadonlyMap<string, Method<T>>
