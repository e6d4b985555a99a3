// What a template tells before anything runs: its references and settings. Plain data, kept between calls.

import type { JsonObject } from '../../manifest/json.ts'
import type { Location, Problem } from '../../problems/problem.ts'
import type { RefCall, SourceCall } from '../context/phase.ts'

export interface Reading {
  readonly refs: readonly RefCall[]
  readonly sources: readonly SourceCall[]
  /** What `config()` in the text says. */
  readonly config: JsonObject
  readonly places: Readonly<Record<string, Location>>
  /** Ids of the macros that it reaches. */
  readonly macros: readonly string[]
  /** Of these, the ones that its own text calls. */
  readonly calls: readonly string[]
  /** It may ask the warehouse while rendering. */
  readonly asks: boolean
  /** What the reading hangs on besides texts: `var:name`, `env_var:name`; `*` where everything may matter. */
  readonly reads: readonly string[]
  readonly problems: readonly Problem[]
}

/** A node whose references are still to be resolved. */
export interface Pending<Kind> {
  readonly node: Kind
  readonly reading: Reading
}

export const emptyReading: Reading = {
  refs: [],
  sources: [],
  config: {},
  places: {},
  macros: [],
  calls: [],
  asks: false,
  reads: [],
  problems: [],
}
