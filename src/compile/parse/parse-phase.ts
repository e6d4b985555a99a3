import type { Json, JsonObject } from '../../manifest/json.ts'
import type { LookupAnswer } from '../../manifest/lookup.ts'
import { templateSays } from '../../problems/catalogue/compile.ts'
import type { Problem } from '../../problems/problem.ts'
import { type MergedConfig, mergeConfig } from '../../project/config-tree.ts'
import { type CallSite, Dict, type Value } from '../../template/values/value.ts'
import type { Phase, RefCall, SourceCall, TemplateNode, TemplateProject } from '../context/phase.ts'
import { RelationValue } from '../context/relation-value.ts'
import type { Reading } from './reading.ts'

/** Records what a template refers to and sets; every reference gives a stand-in. */
export class ParsePhase implements Phase {
  readonly execute = false
  readonly unsettled: boolean
  readonly incremental: boolean
  readonly #project: TemplateProject
  readonly #node: TemplateNode
  readonly #settings: () => JsonObject
  readonly #refs: RefCall[] = []
  readonly #sources: SourceCall[] = []
  readonly #macros = new Set<string>()
  readonly #reads = new Set<string>()
  readonly #problems: Problem[] = []
  readonly #docs: ((name: string, packageName: string | undefined) => string | undefined) | undefined
  #config: MergedConfig = { values: {}, places: {} }

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
    this.unsettled = more.settings === undefined
    this.#settings = more.settings ?? (() => this.#config.values)
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
  function(call: RefCall): Value {
    this.#refs.push({ ...call, function: true })
    return this.#standIn(call.name)
  }
  configure(values: JsonObject, site: CallSite): void {
    const at = site.location()
    const places = Object.fromEntries(Object.keys(values).map((key) => [key, at]))
    this.#config = mergeConfig(this.#config, { values, places })
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
    const empty = [
      'nodes',
      'sources',
      'exposures',
      'metrics',
      'groups',
      'semantic_models',
      'saved_queries',
      'functions',
    ]
    return Dict.of(empty.map((key): [string, Value] => [key, Dict.of([])]))
  }
  selected(): readonly string[] {
    return []
  }
  read(kind: 'var' | 'env_var', name: string): void {
    this.#reads.add(`${kind}:${name}`)
  }
  varies(): void {}
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
      config: this.#config.values,
      places: this.#config.places,
      macros: [...this.#macros],
      calls: [],
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
