import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Lookup, LookupAnswer } from '../../manifest/lookup.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import * as problems from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import type { CallSite, Value } from '../../template/values/value.ts'
import type { Looks } from '../cache/looks.ts'
import type { Phase, RefCall, SourceCall, TemplateProject } from '../context/phase.ts'
import { quotedParts, RelationValue } from '../context/relation-value.ts'
import type { NodeIndex } from '../parse/node-index.ts'
import type { Elsewhere } from './elsewhere.ts'
import { findDoc } from './find-doc.ts'
import { graphValue } from './graph-value.ts'
import { type InputLimit, limitedInput } from './input-limit.ts'

/** What a compiling template asks; `lookup` goes to whoever answers for the warehouse. */
export interface WarehouseQuestion {
  readonly key: string
  readonly lookup: Lookup
}

export interface CompileContext {
  readonly project: TemplateProject
  readonly manifest: Manifest
  readonly index: NodeIndex
  /** A query of the project's language in the engine's. */
  readonly toEngine: (sql: string) => string
  readonly report: (problem: Problem) => void
  /** Hears that a template looked at what differs from call to call. */
  readonly varies?: (() => void) | undefined
  readonly inputs?: InputLimit | undefined
  readonly selected?: readonly NodeId[] | undefined
  /** Of the batch that is rendered: `model.batch`. */
  readonly batch?: JsonObject | undefined
  /** Hears what is looked at, where a rendering is to be used again. */
  readonly looks?: Looks | undefined
  /** Undefined in the other thread itself. */
  readonly elsewhere?: Elsewhere | undefined
}

/** Resolves references to relations and settings to their merged values; questions go to the warehouse. */
export class CompilePhase implements Phase {
  readonly execute = true
  readonly unsettled = false
  readonly incremental: boolean
  /** Ephemeral models met, in order. */
  readonly inlined = new Set<NodeId>()
  readonly #context: CompileContext
  readonly #node: Node
  readonly #needs: ReadonlySet<NodeId>

  constructor(context: CompileContext, node: Node, incremental: boolean) {
    this.#context = context
    this.#node = node
    this.incremental = incremental
    this.#needs = new Set(node.dependsOn)
  }

  ref(call: RefCall): Value {
    const { index, project } = this.#context
    const target = index.ref(call.name, this.#node.package, call.package, call.version)
    if (target === undefined) {
      const near = didYouMean(call.name, index.refNames())
      throw new ProblemError(problems.refNotFound({ ...call, from: this.#node.name, at: call.at, near }))
    }
    this.#known(target.id, target.name, call.at)
    const quoted = quotedParts(project.loaded.settings.quoting)
    const look = { dialect: project.dialect, node: target.id, quoted }
    if (target.config.materialized !== 'ephemeral')
      return this.#limited(new RelationValue(target.relation, look), target)
    this.inlined.add(target.id)
    const text = cteName(target)
    return this.#limited(new RelationValue(target.relation, { ...look, type: 'cte', text }), target)
  }

  source(call: SourceCall): Value {
    const { index, project } = this.#context
    const target = index.source(call.source, call.table, this.#node.package)
    if (target === undefined) {
      const tables = index.tableNames(call.source)
      const known = tables.length > 0
      const near = known ? didYouMean(call.table, tables) : didYouMean(call.source, index.sourceNames())
      throw new ProblemError(
        problems.sourceNotFound({ ...call, from: this.#node.name, known, near, at: call.at }),
      )
    }
    return this.#limited(
      new RelationValue(target.relation, {
        dialect: project.dialect,
        node: target.id,
        text: target.external,
        // The project's own `quoting` is not about sources; only theirs is.
        quoted: quotedParts(target.quoting),
      }),
      target,
    )
  }

  function(call: RefCall): Value {
    const { index, project } = this.#context
    const target = index.function(call.name, this.#node.package, call.package)
    if (target === undefined) {
      const near = didYouMean(call.name, index.functionNames())
      throw new ProblemError(problems.functionNotFound({ ...call, from: this.#node.name, at: call.at, near }))
    }
    this.#known(target.id, target.name, call.at)
    return new RelationValue(target.relation, { dialect: project.dialect, node: target.id, type: 'function' })
  }

  #limited(value: RelationValue, target: Node): RelationValue {
    const { kind } = this.#node
    if (kind !== 'model' && kind !== 'snapshot') return value
    const { inputs, project } = this.#context
    const whole = value.print()
    const text = limitedInput(whole, target, inputs, project.dialect)
    return text === undefined ? value : value.with({}, { text, whole })
  }

  /** The order of work was settled from what the template referred to while it was read. */
  #known(id: NodeId, name: string, at: RefCall['at']): void {
    const { kind } = this.#node
    if (this.#needs.has(id) || kind === 'operation' || kind === 'analysis' || id === this.#node.id) return
    throw new ProblemError(problems.hiddenDependency({ from: this.#node.name, to: name, at }))
  }

  /** Settings were merged when the project was read. */
  configure(): void {}

  setting(name: string): Json | undefined {
    this.#context.looks?.note('setting', this.#node.id, name)
    return this.#node.config[name]
  }
  settings(): JsonObject {
    this.#context.looks?.note('settings', this.#node.id)
    return this.#node.config as JsonObject
  }
  ask(lookup: Lookup, site: CallSite): LookupAnswer | undefined {
    const settled = lookup.kind === 'query' ? { ...lookup, sql: this.#context.toEngine(lookup.sql) } : lookup
    const question: WarehouseQuestion = { key: JSON.stringify(settled), lookup: settled }
    return site.ask(question) as LookupAnswer
  }
  doc(name: string, packageName: string | undefined): string {
    this.#context.looks?.note('doc', packageName, name)
    return findDoc(this.#context.manifest, name, packageName) ?? ''
  }
  graph(): Value {
    return graphValue(this.#context.manifest)
  }
  selected(): readonly string[] {
    return this.#context.selected ?? []
  }
  read(kind: 'var' | 'env_var', name: string): void {
    if (kind === 'var') this.#context.looks?.note('var', this.#node.package, name)
  }
  varies(): void {
    this.#context.varies?.()
  }
  used(): void {}
  tell(kind: 'log' | 'print' | 'warning', text: string, site: CallSite): void {
    if (kind !== 'warning') {
      this.varies()
      site.later(() => this.#context.project.invocation.onLog?.(text, kind))
      return
    }
    const at = site.location()
    const trail = site.trail()
    site.later(() => this.#context.report(problems.templateSays({ text, at, trail })))
  }
}

export function cteName(node: {
  readonly name: string
  readonly relation: { readonly name: string }
}): string {
  return `__dbt__cte__${node.relation.name}`
}
