import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Ask } from '../../manifest/lookup.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import { type Location, ProblemError } from '../../problems/problem.ts'
import { unpackRendering } from '../../template/packed-rendering.ts'
import type { Template } from '../../template/parse-template.ts'
import { type Rendered, type RenderOptions, render, renderAsync } from '../../template/render.ts'
import { lateNames } from '../context/late-names.ts'
import type { TemplateNode } from '../context/phase.ts'
import { NodeScope } from '../context/scope.ts'
import { asking } from './asking.ts'
import { exampleBatch } from './batch-value.ts'
import { type CompileContext, CompilePhase } from './compile-phase.ts'
import type { RenderJob } from './elsewhere.ts'
import { functionStatement } from './function-statement.ts'
import { keepAdditions } from './graph-additions.ts'
import { nodeDict } from './graph-value.ts'
import { type NodeTemplates, testArguments } from './node-template.ts'
import { type RenderedSql, renderedSql } from './rendered-sql.ts'

export type TemplatedNode = Extract<Node, { readonly source: string }>

/** The template asks the warehouse, and nobody is there to answer: the node is rendered when it runs. */
export class LateSignal extends Error {}

/** Renders a node's template in full. Throws ProblemError, or LateSignal where a question would need `ask`. */
export function renderNode(
  context: CompileContext,
  templates: NodeTemplates,
  node: TemplatedNode,
  incremental: boolean,
): RenderedSql {
  const attempt = new Attempt(context, node, incremental)
  return placed(node, () => {
    const rendered = render(templates.of(node), {
      ...attempt.options(),
      answer: () => {
        throw new LateSignal()
      },
    })
    return statementOf(context, node, renderedSql(rendered, attempt.phase.inlined, calledAt(node)))
  })
}

/** As `renderNode`, with the warehouse's answers. */
export async function renderAsking(
  context: CompileContext,
  template: Template,
  node: TemplatedNode,
  incremental: boolean,
  ask: Ask,
  names: Readonly<Record<string, Json>> = {},
): Promise<RenderedSql> {
  const attempt = new Attempt(context, node, incremental, names)
  try {
    const { rendered, inlined } = await asking(
      context,
      ask,
      async (answering) => {
        const rendered = await renderAsync(template, () => attempt.options(), answering)
        return { rendered, inlined: attempt.phase.inlined }
      },
      { kind: 'render', node, incremental, names, batch: context.batch },
      ({ rendering, inlined }) => ({ rendered: unpackRendering(rendering!), inlined: new Set(inlined) }),
    )
    return statementOf(context, node, renderedSql(rendered, inlined, calledAt(node)))
  } catch (error) {
    throw authorsError(error, node)
  }
}

/** What a function's file holds is its body alone. */
function statementOf({ project }: CompileContext, node: Node, sql: RenderedSql): RenderedSql {
  return node.kind === 'function' ? functionStatement(node, sql, project.dialect) : sql
}

/** As `renderAsking`, where answers come at once. */
export function renderAnswered(
  context: CompileContext,
  template: Template,
  job: Pick<RenderJob, 'node' | 'incremental' | 'names'>,
  known: Pick<RenderOptions, 'answers' | 'answer'>,
): { readonly rendered: Rendered; readonly inlined: Iterable<NodeId> } {
  const attempt = new Attempt(context, job.node, job.incremental, job.names)
  return {
    rendered: render(template, { ...attempt.options(), ...known }),
    inlined: attempt.phase.inlined,
  }
}

/** A generic test is a call that stands in YAML. */
function calledAt(node: Node): Location | undefined {
  return node.kind === 'test' && node.generic !== undefined ? node.at : undefined
}

/** State of one rendering, made anew whenever it is repeated. */
class Attempt {
  readonly #context: CompileContext
  readonly #node: TemplatedNode
  readonly #incremental: boolean
  readonly #names: Readonly<Record<string, Json>>
  phase: CompilePhase

  constructor(
    context: CompileContext,
    node: TemplatedNode,
    incremental: boolean,
    names: Readonly<Record<string, Json>> = {},
  ) {
    this.#names = names
    this.#context = context
    this.#node = node
    this.#incremental = incremental
    this.phase = new CompilePhase(context, node, incremental)
  }

  options(): RenderOptions {
    const { project } = this.#context
    this.phase = new CompilePhase(this.#context, this.#node, this.#incremental)
    const { batch = exampleBatch(this.#node), manifest } = this.#context
    const scopeNode = templateNode(this.#node, manifest, batch === undefined ? {} : { batch }, () =>
      this.#context.looks?.note('model', this.#node.id),
    )
    const extra = lateNames(this.#names, manifest, (id) => nodeDict(manifest.nodes.get(id)!, manifest))
    const scope = new NodeScope(project, scopeNode, this.phase, extra)
    if (this.#node.kind === 'test' && this.#node.generic !== undefined) {
      extra.set('_dbt_generic_test_kwargs', testArguments(this.#context, this.#node, scope))
    }
    return {
      ...{ scope, onUndefined: 'strict', suspended: keepAdditions(manifest) },
      random: () => {
        this.phase.varies()
        return Math.random()
      },
    }
  }
}

export function templateNode(
  node: Node,
  manifest: Manifest,
  more: JsonObject = {},
  onModel: () => void = () => {},
): TemplateNode {
  return {
    ...{ id: node.id, name: node.name, package: node.package },
    relation: 'relation' in node ? node.relation : undefined,
    model: () => {
      onModel()
      return { ...nodeDict(node, manifest), ...more }
    },
  }
}

function placed<Result>(node: Node, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw authorsError(error, node)
  }
}

/** A problem inside of our own macros is told where the author called them. */
export function authorsError(error: unknown, node: Node): unknown {
  if (!(error instanceof ProblemError)) return error
  return new ProblemError(
    error.problems.map((problem) => {
      if (problem.at !== undefined && !problem.at.file.startsWith('strata/')) return problem
      const trail = (problem.trail ?? []).filter(({ file }) => !file.startsWith('strata/'))
      return { ...problem, at: trail.at(-1) ?? node.at, trail: trail.slice(0, -1) }
    }),
  )
}

/** Whether a template's own refusal counts hangs on the table to add to, which only the warehouse has. */
export function unlessRaised(render: () => RenderedSql): RenderedSql {
  try {
    return render()
  } catch (error) {
    const raised = error instanceof ProblemError && error.problems[0]?.code === 'raised-by-template'
    throw raised ? new LateSignal() : error
  }
}
