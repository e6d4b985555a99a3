// What a template's calls do while it renders: reading a project records them, compiling answers them.

import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Lookup, LookupAnswer } from '../../manifest/lookup.ts'
import type { Dialect } from '../../manifest/manifest.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { Location } from '../../problems/problem.ts'
import type { LoadedProject } from '../../project/loaded-project.ts'
import type { CallSite, Value } from '../../template/values/value.ts'
import type { MacroTable } from '../macros/macro-table.ts'

export interface InvocationInfo {
  readonly id: string
  readonly startedAt: Date
  /** The verb: `build`, `compile`, ... */
  readonly command: string
  readonly fullRefresh?: boolean | undefined
  /** The command line's words, lower case with underscores: what `flags` and `invocation_args_dict` show. */
  readonly flags?: JsonObject | undefined
  /** Hears what `log(..., info=True)` and `print()` say. */
  readonly onLog?: ((text: string, by: 'log' | 'print') => void) | undefined
}

/** What all templates of a project share. */
export interface TemplateProject {
  readonly loaded: LoadedProject
  /** Set where it is heard what is read here: the same unheard, for who tells himself what he reads. */
  readonly unheard?: TemplateProject | undefined
  readonly macros: MacroTable
  readonly invocation: InvocationInfo
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Without secrets, as `target` shows it. */
  readonly target: JsonObject
  readonly defaultRelation: Relation
  readonly dialect: Dialect
}

/** The node (or the piece of YAML) whose template is rendered. */
export interface TemplateNode {
  readonly id: string
  readonly name: string
  readonly package: string
  /** What `this` is; undefined for nodes that are no relation. */
  readonly relation: Relation | undefined
  /** What `model` shows. */
  readonly model: () => JsonObject
}

export interface RefCall {
  readonly name: string
  readonly package?: string
  readonly version?: string | number
  /** Of `function()`, which shares nothing else with the names of `ref()`. */
  readonly function?: true
  readonly at?: Location
}

export interface SourceCall {
  readonly source: string
  readonly table: string
  readonly at?: Location
}

export interface Phase {
  /** False while the project is read: nothing may be asked, and conditions on `execute` leave the warehouse out. */
  readonly execute: boolean
  /** Settings of the node are still being collected. */
  readonly unsettled: boolean
  /** What `is_incremental()` says. */
  readonly incremental: boolean
  ref(call: RefCall, site: CallSite): Value
  source(call: SourceCall, site: CallSite): Value
  /** A function of the project, by the name that SQL calls it with. */
  function(call: RefCall, site: CallSite): Value
  /** `config(a=1)` in the text. */
  configure(values: JsonObject, site: CallSite): void
  /** A merged setting of the node; undefined where there is none, or not yet. */
  setting(name: string): Json | undefined
  /** The whole merged configuration. */
  settings(): JsonObject
  ask(lookup: Lookup, site: CallSite): LookupAnswer | undefined
  doc(name: string, packageName: string | undefined, site: CallSite): string
  graph(): Value
  /** Ids of the nodes that this call is about. */
  selected(): readonly string[]
  /** A name was read from the environment or the project's variables. */
  read(kind: 'var' | 'env_var', name: string): void
  /** The template looks at what differs from call to call: a clock, chance, what it says to people. */
  varies(): void
  /** Macros by id, as the template looks them up. */
  used(macro: string): void
  /** `log()`, `print()`, `exceptions.warn()`. */
  tell(kind: 'log' | 'print' | 'warning', text: string, site: CallSite): void
}
