// Nodes become SQL that the engine can run: rendered, translated, analysed, with columns and lineage.

import { NodeGraph, topologicalOrder } from '../manifest/graph.ts'
import { localChoice } from '../manifest/local-choice.ts'
import type { Ask } from '../manifest/lookup.ts'
import type { Compiled, Dialect } from '../manifest/manifest.ts'
import type { Analysis, Node, UnitTest } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Problem, Report } from '../problems/problem.ts'
import { hasErrors, ProblemError } from '../problems/problem.ts'
import type { QueryParameter } from '../sql/parameters.ts'
import { type Bind, boundNode } from './binding.ts'
import { type CompilationWay, compilationKey, keepCompilation } from './cache/kept-compilation.ts'
import type { Places } from './cache/kept-node.ts'
import { CertainAnswers } from './compile/certain-answers.ts'
import { Compiler } from './compile/compiler.ts'
import { DoubtfulColumns } from './compile/doubtful-columns.ts'
import { LateSignal, type TemplatedNode } from './compile/render-node.ts'
import type { ParsedProject } from './parse-project.ts'

export interface CompileOptions {
  readonly report: Report
  /** Answers what templates ask of the warehouse. Without it, a node that asks is left out of the result. */
  readonly ask?: Ask | undefined
  /** Asks the engine what it makes of each query. */
  readonly bind?: Bind | undefined
  /** Hears of each node whose template is rendered, and not known from a former call. */
  readonly onRendered?: ((id: NodeId) => void) | undefined
  /** Is given what was rendered and cannot run, to be looked at. */
  readonly onWrong?: ((compiled: Compiled) => void) | undefined
  /** Keeps the result for `knownCompilation`, where the same project would give it again, and tells its id. */
  readonly onKept?: ((id: string) => void) | undefined
}

/**
 * Renders, translates and analyses the nodes, and those upstream whose columns they need, in topological order.
 * Nodes with problems, and late nodes without `ask`, are missing in the result.
 */
export async function compileNodes(
  project: ParsedProject,
  ids: readonly NodeId[],
  options: CompileOptions,
): Promise<ReadonlyMap<NodeId, Compiled>> {
  const compiler = new Compiler(project, { onRendered: options.onRendered })
  const told: Problem[] = []
  const report: Report = (problem) => {
    told.push(problem)
    options.report(problem)
  }
  const compiled = await compileWith(compiler, project, ids, { ...options, report })
  compiler.save()
  if (options.onKept === undefined || !compiler.repeatable || hasErrors(told)) return compiled
  const key = compilationKey(project, ids, wayOf(options))
  const id =
    key === undefined
      ? undefined
      : keepCompilation(project, key, { compiled, problems: told }, compiler.environmentReads)
  if (id !== undefined) options.onKept(id)
  return compiled
}

function wayOf({ ask, bind }: CompileOptions): CompilationWay {
  return { asking: ask !== undefined, bound: bind !== undefined }
}

async function compileWith(
  compiler: Compiler,
  project: ParsedProject,
  ids: readonly NodeId[],
  options: CompileOptions,
): Promise<ReadonlyMap<NodeId, Compiled>> {
  const { nodes } = project.manifest
  const wanted = new Set(ids)
  const needed = withUpstream(nodes, wanted)
  const result = new Map<NodeId, Compiled>()
  const doubtful = new DoubtfulColumns(options.report)
  for (const id of topologicalOrder(new NodeGraph(nodes))) {
    const node = nodes.get(id)!
    if (!needed.has(id) || !isCompiled(node)) continue
    // What is wrong with a model is told once, not again by each of its unit tests.
    if (node.kind === 'unit_test' && wanted.has(node.model) && !result.has(node.model)) continue
    const told = (wanted.has(id) && !isLeftOut(project, node)) || node.config.materialized === 'ephemeral'
    const report = doubtful.reporting(node, told)
    const answers = new CertainAnswers(node, project.manifest, (each) => compiler.columnsOf(each))
    const compiled = await attempt(
      compiler,
      node,
      options.ask,
      report,
      options.bind,
      answers,
      wanted.has(id) && node.kind !== 'unit_test' ? options.onWrong : undefined,
    )
    if (compiled !== undefined && wanted.has(id)) result.set(id, compiled)
  }
  return result
}

/** `local: skip` on a target whose engine does not speak the project's language. */
function isLeftOut({ manifest }: ParsedProject, { config }: Node): boolean {
  const { dialect, target } = manifest.project
  return dialect !== target.type && localChoice(config)?.kind === 'skip'
}

/** Each model and snapshot, and what is wrong with it, judged for an engine; `late`: only a warehouse can tell. */
export interface JudgedNode {
  readonly node: Node
  readonly compiled: Compiled | undefined
  readonly problems: readonly Problem[]
  readonly late: boolean
}

/** Compiles everything for `engine`, whatever the target is, and keeps apart what each node's problems are. */
export function judgeNodes(project: ParsedProject, engine: Dialect): ReadonlyMap<NodeId, JudgedNode> {
  const { manifest } = project
  const target = { ...manifest.project.target, type: engine }
  const there = { ...project, manifest: { ...manifest, project: { ...manifest.project, target } } }
  const compiler = new Compiler(there)
  const result = new Map<NodeId, JudgedNode>()
  for (const id of topologicalOrder(new NodeGraph(manifest.nodes))) {
    const node = manifest.nodes.get(id)!
    if (node.kind !== 'model' && node.kind !== 'snapshot') continue
    try {
      result.set(id, { node, ...compiler.compile(node), late: false })
    } catch (error) {
      if (!(error instanceof ProblemError || error instanceof LateSignal)) throw error
      const late = error instanceof LateSignal
      result.set(id, {
        node,
        compiled: undefined,
        problems: late ? [] : (error as ProblemError).problems,
        late,
      })
    }
  }
  compiler.save()
  return result
}

/** Columns and lineage of every model and snapshot that renders without a warehouse; tells no problems. */
export function traceColumns(project: ParsedProject): ReadonlyMap<NodeId, Compiled> {
  return compileQuietly(project, ({ kind }) => kind === 'model' || kind === 'snapshot')
}

/** Compiles the nodes anew, once, when a place in one of their queries is asked for. */
export function placesOf(project: ParsedProject, ids: readonly NodeId[]): Places {
  let found: ReadonlyMap<NodeId, Compiled> | undefined
  const compile = () => {
    const needed = withUpstream(project.manifest.nodes, new Set(ids))
    return compileQuietly(project, (node) => needed.has(node.id))
  }
  return (id) => {
    found ??= compile()
    return found.get(id)
  }
}

function compileQuietly(
  project: ParsedProject,
  isWanted: (node: Node) => boolean,
): ReadonlyMap<NodeId, Compiled> {
  const compiler = new Compiler(project)
  const { nodes } = project.manifest
  const result = new Map<NodeId, Compiled>()
  for (const id of topologicalOrder(new NodeGraph(nodes))) {
    const node = nodes.get(id)!
    if (!isTemplated(node) || !isWanted(node)) continue
    try {
      result.set(id, compiler.compile(node).compiled)
    } catch (error) {
      if (!(error instanceof ProblemError || error instanceof LateSignal)) throw error
    }
  }
  compiler.save()
  return result
}

/** Renders a template for what it does, such as a call of a macro; what it prints is given. Throws ProblemError. */
export async function renderOperation(project: ParsedProject, source: string, ask: Ask): Promise<string> {
  return new Compiler(project).render(typedNode(project, source, 'run-operation'), ask)
}

interface InlineOptions {
  readonly dialect?: Dialect | undefined
  readonly parameters?: readonly QueryParameter[] | undefined
  readonly ask?: Ask | undefined
}

/** SQL typed by someone, with the whole context of templates. Throws ProblemError. */
export async function compileInline(
  project: ParsedProject,
  sql: string,
  options: InlineOptions,
): Promise<Compiled> {
  const { manifest } = project
  const node = typedNode(project, sql, 'inline')
  const compiler = new Compiler(project, options)
  for (const id of withUpstream(manifest.nodes, new Set(compiler.readNodes(node)), true)) {
    const other = manifest.nodes.get(id)!
    if (isTemplated(other)) await attempt(compiler, other, options.ask, () => {})
  }
  const { ask } = options
  if (ask === undefined) return whole(compiler.compile(node))
  const first = await settled(compiler.compileAsking(node, ask))
  // Tables that are no node's stand in the warehouse, which knows their columns.
  return whole((await compiler.learnStrangers(ask)) ? await compiler.compileAsking(node, ask) : first())
}

/** Keeps a failure until the result is asked for. */
async function settled<Result>(work: Promise<Result>): Promise<() => Result> {
  try {
    const result = await work
    return () => result
  } catch (error) {
    return () => {
      throw error
    }
  }
}

/** A text of the command line as a node. */
function typedNode({ manifest }: ParsedProject, source: string, name: string): Analysis {
  const file = `(${name})`
  return {
    ...{ kind: 'analysis', id: `sql_operation.${manifest.project.name}.${name}`, name },
    ...{ package: manifest.project.name, file, path: file, at: { file, line: 1, column: 1 }, fqn: [name] },
    ...{ description: '', tags: [], meta: {}, config: {}, dependsOn: [] },
    ...{ source, macros: [], late: false, columns: [] },
  }
}

export function isTemplated(node: Node): node is TemplatedNode {
  return 'source' in node
}

export function isCompiled(node: Node): node is TemplatedNode | UnitTest {
  return isTemplated(node) || node.kind === 'unit_test'
}

export async function attempt(
  compiler: Compiler,
  node: TemplatedNode | UnitTest,
  ask: Ask | undefined,
  report: Report,
  bind?: Bind,
  answers?: CertainAnswers,
  onWrong?: CompileOptions['onWrong'],
): Promise<Compiled | undefined> {
  try {
    const result = await compile(compiler, node, ask === undefined ? undefined : (answers?.watch(ask) ?? ask))
    if (answers?.guessed) {
      compiler.learnColumns(node.id, undefined)
      return result.compiled
    }
    const { compiled, problems } = bind === undefined ? result : await boundNode(node, result, compiler, bind)
    for (const problem of problems) report(problem)
    if (!hasErrors(problems)) return compiled
    onWrong?.(compiled)
    return undefined
  } catch (error) {
    if (error instanceof LateSignal) {
      if (ask === undefined || node.kind === 'unit_test') return undefined
      return await attempt(compiler, { ...node, late: true }, ask, report, bind, answers, onWrong)
    }
    if (!(error instanceof ProblemError)) throw error
    compiler.noteBroken(node.id, error.problems)
    for (const problem of error.problems) report(problem)
    return undefined
  }
}

async function compile(compiler: Compiler, node: TemplatedNode | UnitTest, ask: Ask | undefined) {
  if (node.kind === 'unit_test') return compiler.unitTest(node, ask)
  return ask !== undefined && node.late ? compiler.compileAsking(node, ask) : compiler.compile(node)
}

export function whole({ compiled, problems }: ReturnType<Compiler['compile']>): Compiled {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new ProblemError(errors)
  return compiled
}

/** The nodes and everything that they read, directly or not; in topological order where asked. */
export function withUpstream(
  nodes: ReadonlyMap<NodeId, Node>,
  ids: ReadonlySet<NodeId>,
  ordered = false,
): ReadonlySet<NodeId> {
  const needed = new Set(ids)
  for (const id of needed)
    for (const upstream of nodes.get(id)?.dependsOn ?? []) if (nodes.has(upstream)) needed.add(upstream)
  return ordered ? new Set(topologicalOrder(new NodeGraph(nodes)).filter((id) => needed.has(id))) : needed
}
