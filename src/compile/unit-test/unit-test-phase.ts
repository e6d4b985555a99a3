import type { Node, UnitTest } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import { unitTestInputMissing } from '../../problems/catalogue/unit-tests.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Value } from '../../template/values/value.ts'
import { type CompileContext, CompilePhase } from '../compile/compile-phase.ts'
import type { RefCall, SourceCall } from '../context/phase.ts'
import { RelationValue } from '../context/relation-value.ts'

/** What a unit test puts in the place of what its model reads: common tables by the node they stand for. */
export interface Replacements {
  readonly test: UnitTest
  readonly tables: ReadonlyMap<NodeId, string>
}

/** Resolves references to the rows of a unit test; without any, to the nodes that its inputs name. */
export class UnitTestPhase extends CompilePhase {
  readonly #shared: CompileContext
  readonly #model: Node
  readonly #replacements: Replacements | undefined

  constructor(
    context: CompileContext,
    model: Node,
    incremental: boolean,
    replacements: Replacements | undefined,
  ) {
    super(context, model, incremental)
    this.#shared = context
    this.#model = model
    this.#replacements = replacements
  }

  override ref(call: RefCall): Value {
    const { index } = this.#shared
    const target = index.ref(call.name, this.#model.package, call.package, call.version)
    if (target === undefined) return super.ref(call)
    const packageName = call.package === undefined ? '' : `'${call.package}', `
    const version = call.version === undefined ? '' : `, v=${JSON.stringify(call.version)}`
    return this.#stand(target, `ref(${packageName}'${call.name}'${version})`)
  }

  override source(call: SourceCall): Value {
    const target = this.#shared.index.source(call.source, call.table, this.#model.package)
    return target === undefined
      ? super.source(call)
      : this.#stand(target, `source('${call.source}', '${call.table}')`)
  }

  #stand(target: Extract<Node, { relation: unknown; columns: unknown }>, input: string): Value {
    const look = { dialect: this.#shared.project.dialect, node: target.id }
    if (this.#replacements === undefined) return new RelationValue(target.relation, look)
    const { test, tables } = this.#replacements
    const text = tables.get(target.id)
    if (text !== undefined) return new RelationValue(target.relation, { ...look, type: 'cte', text })
    throw new ProblemError(
      unitTestInputMissing({ test: test.name, model: this.#model.name, input, at: test.at }),
    )
  }
}
