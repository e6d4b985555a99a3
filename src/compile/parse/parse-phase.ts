import type { Json, JsonObject } from '../../manifest/json.ts'
import type { LookupAnswer } from '../../manifest/lookup.ts'
import { templateSays } from '../../problems/catalogue/compile.ts'
import type { Location, Problem } from '../../problems/problem.ts'
import { type CallSite, Dict, type Value } from '../../template/values/value.ts'
import type { Phase, RefCall, SourceCall, TemplateNode, TemplateProject } from '../context/phase.ts'
import { RelationValue } from '../context/relation-value.ts'
import { layConfig } from './lay-config.ts'
import type { Reading } from './reading.ts'

/** Records what a template refers to and sets; every reference gives a stand-in. */
export class ParsePhase implements Phase {
  readonly execute = false
  readonly incremental: boolean
  readonly #project: TemplateProject
  readonly #node: TemplateNode
  readonly #settings: () => JsonObject
  readonly #refs: RefCall[] = []
  readonly #sources: SourceCall[] = []
  readonly #places: Record<string, Location> = {}
  readonly #macros = new Set<string>()
  readonly #reads = new Set<string>()
  readonly #problems: Problem[] = []
  readonly #docs: ((name: string, packageName: string | undefined) => string | undefined) | undefined
  #config: JsonObject = {}

  constructor(
    project: TemplateProject,
    node: TemplateNode,
    more: {
      readonly settings?: () => JsonObject
      readonly incremental?: boolean
      readonly docs?: (name: string, packageName: string | undefined) => string | undefined
    } = {},
  ) {
    this.#project = project
    this.#node = node
    this.incremental = more.incremental ?? false
    this.#settings = more.settings ?? (() => this.#config)
    this.#docs = more.docs
  }

  ref(call: RefCall): Value {
    this.#refs.push(call)
    return this.#standIn(call.name)
  }
  source(call: SourceCall): Value {
    this.#sources.push(call)
    return this.#standIn(call.table)
  }
  configure(values: JsonObject, site: CallSite): void {
    this.#config = layConfig(this.#config, values)
    for (const key of Object.keys(values)) this.#places[key] = site.location()
  }
  setting(name: string): Json | undefined {
    return this.#settings()[name]
  }
  settings(): JsonObject {
    return this.#settings()
  }
  ask(): LookupAnswer | undefined {
    return undefined
  }
  doc(name: string, packageName: string | undefined): string {
    return this.#docs?.(name, packageName) ?? ''
  }
  graph(): Value {
    const empty = ['nodes', 'sources', 'exposures', 'metrics', 'groups', 'semantic_models', 'saved_queries']
    return Dict.of(empty.map((key): [string, Value] => [key, Dict.of([])]))
  }
  read(kind: 'var' | 'env_var', name: string): void {
    this.#reads.add(`${kind}:${name}`)
  }
  used(macro: string): void {
    this.#macros.add(macro)
  }
  tell(kind: 'log' | 'print' | 'warning', text: string, site: CallSite): void {
    if (kind !== 'warning') return
    const at = site.location()
    site.later(() => void this.#problems.push(templateSays({ text, at, trail: site.trail() })))
  }

  reading(asks: boolean): Reading {
    return {
      refs: this.#refs,
      sources: this.#sources,
      config: this.#config,
      places: this.#places,
      macros: [...this.#macros],
      asks,
      // Conditions may hang on anything that a template can see.
      reads: [...this.#reads, '*'],
      problems: this.#problems,
    }
  }

  #standIn(name: string): RelationValue {
    return new RelationValue(
      { ...this.#project.defaultRelation, name },
      { dialect: this.#project.dialect, node: this.#node.id },
    )
  }
}
