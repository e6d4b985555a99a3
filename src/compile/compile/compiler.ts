import type { Column } from '../../manifest/column.ts'
import { isPython } from '../../manifest/is-python.ts'
import type { Json } from '../../manifest/json.ts'
import type { Ask, ResultTable } from '../../manifest/lookup.ts'
import type { Compiled, Dialect, Query } from '../../manifest/manifest.ts'
import type { Hook, Model, Node, UnitTest } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import { emptyLoop, emptySql } from '../../problems/catalogue/compile.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import { isDbtProject } from '../../project/is-dbt-project.ts'
import { googleType } from '../../sql/google-type.ts'
import type { QueryParameter } from '../../sql/parameters.ts'
import type { Keeping } from '../../sql/rewrite/kept-array.ts'
import { parseType, printType } from '../../sql/type-text.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import { watchEnvironment } from '../cache/environment-reads.ts'
import { KeptRenderings, type Renderings } from '../cache/kept-renderings.ts'
import { KeptTranslations } from '../cache/kept-translations.ts'
import { Looks } from '../cache/looks.ts'
import type { MacroEntry } from '../macros/macro-table.ts'
import { NodeIndex } from '../parse/node-index.ts'
import type { ParsedProject } from '../parse-project.ts'
import { checkProgram } from '../python/check-program.ts'
import { pythonScript } from '../python/python-script.ts'
import { RenderingThread } from '../thread/rendering-thread.ts'
import { compileUnitTest } from '../unit-test/compile-unit-test.ts'
import { batchValue } from './batch-value.ts'
import type { BoundTable } from './bound-table.ts'
import { columnSettingProblems } from './check-column-settings.ts'
import { contractProblems } from './check-contract.ts'
import { type CompileContext, cteName } from './compile-phase.ts'
import { DescribedColumns } from './described-columns.ts'
import type { Materialization } from './elsewhere.ts'
import { EphemeralModels } from './ephemeral-models.ts'
import { hookNode } from './hook-node.ts'
import { cutInput } from './input-limit.ts'
import { knownFunctions } from './known-functions.ts'
import { KnownTables } from './known-tables.ts'
import { type Materialised, runMaterialization } from './materialization-macro.ts'
import { mayBeEmpty } from './may-be-empty.ts'
import { mergedEdges, mergedProblems, mergedUses } from './merged-findings.ts'
import { NodeTemplates } from './node-template.ts'
import { readNodes } from './read-nodes.ts'
import { renderAsking, renderNode, type TemplatedNode, unlessRaised } from './render-node.ts'
import type { RenderedSql } from './rendered-sql.ts'
import { type Languages, queryOf, type Translated } from './translate-sql.ts'

export interface CompiledNode {
  readonly compiled: Compiled
  readonly problems: readonly Problem[]
}

/** What these give is no table. */
/** Where a query stands that was typed. */
export const inlineFile = '(inline)'

function keepingOf(node: Node): Keeping | undefined {
  if (node.kind === 'snapshot') return 'table'
  if (node.kind !== 'model') return node.file === inlineFile ? 'result' : undefined
  const materialized = node.config.materialized ?? 'view'
  if (materialized === 'ephemeral') return undefined
  return materialized === 'view' ? 'view' : 'table'
}

interface CompilerOptions {
  /** The project's, unless told. */
  readonly dialect?: Dialect | undefined
  readonly parameters?: readonly QueryParameter[] | undefined
  /** Hears of each node whose template is rendered, and not known from a former call. */
  readonly onRendered?: ((id: NodeId) => void) | undefined
}

/** Compiles nodes one after the other, upstream first, and remembers what those downstream need. */
export class Compiler {
  readonly #context: CompileContext
  readonly #templates: NodeTemplates
  readonly #tables: KnownTables
  readonly #languages: Languages
  readonly #ephemeral: EphemeralModels
  readonly #translations: KeptTranslations
  readonly #described: DescribedColumns
  readonly #judging: Pick<Parameters<typeof columnSettingProblems>[2], 'dbt' | 'engineFaults'>
  readonly #environmentReads = new Set<string>()
  readonly #renderings: KeptRenderings | undefined
  readonly #onRendered: ((id: NodeId) => void) | undefined
  #warnings: Problem[] = []
  #repeatable = true

  constructor(parsed: ParsedProject, { dialect, parameters, onRendered }: CompilerOptions = {}) {
    const { manifest } = parsed
    const template = parsed.template()
    const environment = watchEnvironment(template.environment, this.#environmentReads)
    const project = { ...template, environment }
    const to = manifest.project.target.type
    const functions = knownFunctions(manifest, project.defaultRelation)
    this.#languages = { from: dialect ?? manifest.project.dialect, to, parameters, functions }
    // Where the project's language is not the engine's, nobody else fills the engine's schemas.
    this.#tables = new KnownTables(manifest, project.defaultRelation, manifest.project.dialect !== to)
    this.#ephemeral = new EphemeralModels(manifest.nodes)
    this.#described = new DescribedColumns(manifest.nodes)
    this.#judging = { dbt: isDbtProject(project.loaded.settings), engineFaults: parsed.engineFaults }
    this.#templates = new NodeTemplates(project.loaded, { macros: project.macros, manifest })
    this.#translations = new KeptTranslations(parsed.cacheFiles, parsed.cacheDirectory)
    const index = new NodeIndex(manifest.nodes.values(), project.loaded)
    const looks = new Looks(project, manifest, index)
    const context: CompileContext = {
      ...{ project, manifest, index },
      report: (problem) => {
        looks.blind()
        this.#warnings.push(problem)
      },
      varies: () => {
        looks.blind()
        this.#repeatable = false
      },
      toEngine: (sql) => this.#toEngine(sql),
      inputs: parsed.inputs,
      selected: parsed.selected,
    }
    const elsewhere = new RenderingThread(context)
    this.#context = { ...context, elsewhere, project: looks.project, index: looks.index, looks }
    this.#onRendered = onRendered
    // What is left of inputs is another text each time.
    if (parsed.cacheDirectory !== undefined && parsed.inputs === undefined)
      this.#renderings = new KeptRenderings(looks, parsed.cacheFiles, parsed.cacheDirectory, (id) =>
        manifest.nodes.has(id),
      )
  }

  /** Throws ProblemError where rendering fails, LateSignal where the template asks the warehouse. */
  compile(node: TemplatedNode): CompiledNode {
    if (isPython(node)) return this.#program(node as Model)
    const { first, later } = this.#rendered(node)
    return this.#finish(node, first, later, false)
  }

  #rendered(node: TemplatedNode): Renderings {
    const render = () => {
      this.#onRendered?.(node.id)
      const of = (incremental: boolean) => renderNode(this.#context, this.#templates, node, incremental)
      return { first: of(false), later: isIncremental(node) ? unlessRaised(() => of(true)) : undefined }
    }
    return this.#renderings === undefined
      ? render()
      : this.#renderings.of(node, this.#templates.textOf(node), render)
  }

  /** The same project gives the same again: nothing was asked of a warehouse, a clock or chance. */
  get repeatable(): boolean {
    return this.#repeatable
  }

  /** Names of the environment variables that were read. */
  get environmentReads(): ReadonlySet<string> {
    return this.#environmentReads
  }

  /** Why a node could not be compiled; those that inline it fail by the same when their turn comes. */
  noteBroken(id: NodeId, problems: readonly Problem[]): void {
    this.#ephemeral.noteBroken(id, problems)
  }

  async compileAsking(
    node: TemplatedNode,
    ask: Ask,
    names?: Readonly<Record<string, Json>>,
  ): Promise<CompiledNode> {
    if (isPython(node)) return this.#program(node as Model)
    this.#repeatable = false
    const render = (incremental: boolean) =>
      renderAsking(this.#context, this.#templates.of(node), node, incremental, ask, names)
    const first = await render(false)
    const later = isIncremental(node) ? await this.#renderLater(node, () => render(true), ask) : undefined
    return this.#finish(node, first, later, true)
  }

  /** What a template finds wrong with a table to add to is no matter where there is none, or it is made anew. */
  async #renderLater(
    node: TemplatedNode,
    render: () => Promise<RenderedSql>,
    ask: Ask,
  ): Promise<RenderedSql | undefined> {
    try {
      return await render()
    } catch (error) {
      if (!(error instanceof ProblemError) || !('relation' in node)) throw error
      const anew = node.config.full_refresh ?? this.#context.project.invocation.fullRefresh === true
      const own = anew ? undefined : await ask({ kind: 'relation', relation: node.relation })
      if (own?.kind === 'relation' && own.found !== undefined) throw error
      return undefined
    }
  }

  /** After its model. Throws ProblemError, or LateSignal where the model asks the warehouse. */
  async unitTest(test: UnitTest, ask: Ask | undefined): Promise<CompiledNode> {
    const tools = {
      ...{ context: this.#context, templates: this.#templates },
      columns: (id: NodeId) => this.#tables.columns(id),
      translate: (rendered: RenderedSql, node: Node) => this.#translate(rendered, node),
    }
    return compileUnitTest(tools, test, ask)
  }

  /** Asks for the columns of tables that are no node's and were met so far; says whether anything was learnt. */
  async learnStrangers(ask: Ask): Promise<boolean> {
    let learnt = false
    for (const relation of this.#tables.strangers()) {
      const answer = await ask({ kind: 'columns', relation })
      if (answer.kind !== 'columns' || answer.columns.length === 0) continue
      this.#tables.learn(
        relation,
        answer.columns.map((column) => this.#ownType(column)),
      )
      learnt = true
    }
    return learnt
  }

  /** The engine's type of a column in the language that is read here. */
  #ownType({ name, type }: Column): Column {
    const { from, to } = this.#languages
    if (type === undefined || from === to) return { name, ...(type === undefined ? {} : { type }) }
    const parsed = parseType(type, to)
    const own = printType(from === 'bigquery' ? googleType(parsed) : parsed, from)
    return own === undefined ? { name } : { name, type: own }
  }

  /** The text alone. Throws ProblemError. */
  async render(node: TemplatedNode, ask: Ask): Promise<string> {
    return (await renderAsking(this.#context, this.#templates.of(node), node, false, ask)).text
  }

  /** One batch of a microbatch model: inputs with an `event_time` are cut to its window. Throws ProblemError. */
  async batch(
    node: TemplatedNode,
    window: { readonly start: number; readonly end: number },
    later: boolean,
    ask: Ask,
  ): Promise<Query> {
    const batch = batchValue(window, node)
    const context = { ...this.#context, inputs: cutInput(this.#context.inputs, window), batch }
    const own = this.#ephemeral.inline(
      await renderAsking(context, this.#templates.of(node), node, later, ask),
      true,
    )
    const { sql, locate, problems } = this.#translate(own, node)
    const errors = problems.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw new ProblemError(errors)
    return queryOf(own, sql, locate, node.at)
  }

  async hook(node: Node, hook: Hook, ask: Ask): Promise<Query> {
    const source = hookNode(node, hook)
    const template = parseTemplate(hook.sql, node.at.file, { origin: node.at })
    const rendered = await renderAsking(this.#context, template, source, false, ask)
    const { sql, locate, problems } = this.#translate(rendered, source)
    const errors = problems.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw new ProblemError(errors)
    return queryOf(rendered, sql, locate, node.at)
  }

  /** A node that a macro builds. Throws ProblemError. */
  build(
    node: Materialised,
    macro: MacroEntry,
    given: Materialization,
    ask: Ask,
  ): Promise<ResultTable | undefined> {
    return runMaterialization(this.#context, node, macro, given, ask)
  }

  /** The nodes that a template refers to. */
  readNodes(node: TemplatedNode): readonly NodeId[] {
    return readNodes(this.#context, parseTemplate(node.source, node.at.file), node)
  }

  /** The tables that the SQL names; undefined where their columns, with types, are not all known. */
  tablesOf({ dependsOn }: Node, compiled: Compiled): readonly BoundTable[] | undefined {
    const tables: BoundTable[] = []
    // What analysis did not look into, such as SUMMARIZE, is not among what it reads.
    for (const id of new Set([...dependsOn, ...(compiled.reads ?? [])])) {
      if (compiled.inlined.includes(id)) continue
      const node = this.#context.manifest.nodes.get(id)
      const columns = this.#tables.columns(id)
      if (node === undefined || !('relation' in node) || columns === undefined) return undefined
      if (columns.length === 0 || columns.some(({ type }) => type === undefined)) return undefined
      tables.push({ relation: node.relation, columns })
    }
    return tables
  }

  /** What the engine says of the columns of a node's table. */
  learnColumns(id: NodeId, columns: readonly Column[] | undefined): void {
    this.#tables.setColumns(id, columns)
  }

  columnsOf(id: NodeId): readonly Column[] | undefined {
    return this.#tables.columns(id)
  }

  save(): void {
    this.#translations.save()
    this.#renderings?.save()
  }

  #finish(
    node: TemplatedNode,
    ownFirst: RenderedSql,
    ownLater: RenderedSql | undefined,
    asking: boolean,
  ): CompiledNode {
    // What a macro is given may be undefined with its author's knowledge.
    const loops = (ownFirst.blanks ?? []).filter(
      ({ loop, sentence, at }) => loop === true && sentence === undefined && at.file === node.at.file,
    )
    const warnings = [...this.#warnings, ...loops.map(emptyLoop)]
    this.#warnings = []
    if (node.config.materialized === 'ephemeral') this.#setEphemeral(node, ownFirst)
    const first = this.#ephemeral.inline(ownFirst, asking)
    const empty = first.text.trim() === ''
    if (empty && !mayBeEmpty(node))
      throw new ProblemError(emptySql({ name: node.name, at: node.at, blanks: first.blanks }))
    const main = empty ? { ...asWritten(first), analysed: true } : this.#translate(first, node)
    this.#tables.setColumns(node.id, main.columns)
    const later =
      ownLater === undefined || ownLater.text === ownFirst.text
        ? undefined
        : this.#ephemeral.inline(ownLater, asking)
    const second = later === undefined ? undefined : this.#translate(later, node)
    const firstQuery = queryOf(first, main.sql, main.locate, node.at)
    const laterQuery =
      later === undefined || second === undefined
        ? undefined
        : queryOf(later, second.sql, second.locate, node.at)
    // Of a model that reads ephemeral ones, the lineage is that of its own text: they are nodes in between.
    const own = ownFirst === first ? main : this.#translate(ownFirst, node)
    const ownSecond = later === undefined || later === ownLater ? second : this.#translate(ownLater!, node)
    const lineage = mergedEdges(own.edges, ownSecond?.edges)
    const compiled: Compiled = {
      ...{ id: node.id, first: firstQuery, analysed: main.analysed, inlined: first.inlined },
      ...(isIncremental(node) ? { later: laterQuery ?? firstQuery } : {}),
      ...(main.columns === undefined
        ? {}
        : { columns: this.#described.describe(node, main.columns, lineage) }),
      lineage,
      reads: [...new Set([...main.reads, ...(second?.reads ?? [])])],
      uses: mergedUses(own.uses, ownSecond?.uses),
    }
    const broken = [
      ...contractProblems(node, main.columns, this.#languages),
      ...columnSettingProblems(node, main.columns, { ...this.#judging, from: this.#languages.from }),
    ]
    return {
      compiled,
      problems: [...warnings, ...broken, ...mergedProblems(main.problems, second?.problems)],
    }
  }

  /** A model in Python: a program, which tells neither columns nor lineage. */
  #program(node: Model): CompiledNode {
    const query = (incremental: boolean): Query => {
      const script = pythonScript(this.#context, node, incremental)
      return queryOf(script, script.text, (offset) => offset, node.at)
    }
    checkProgram(node, this.#languages.to)
    const compiled: Compiled = {
      ...{ id: node.id, language: 'python', first: query(false), analysed: false, inlined: [] },
      ...(isIncremental(node) ? { later: query(true) } : {}),
      ...{ lineage: [], uses: [], reads: node.dependsOn },
    }
    return { compiled, problems: contractProblems(node, undefined, this.#languages) }
  }

  #setEphemeral(node: TemplatedNode, sql: RenderedSql): void {
    this.#ephemeral.set(node.id, sql)
    if ('relation' in node) this.#tables.setInlined(node.id, cteName(node))
  }

  #translate(rendered: RenderedSql, node: Node): Translated {
    if (node.kind === 'operation' && this.#languages.from === this.#languages.to) return asWritten(rendered)
    const languages = { ...this.#languages, kept: keepingOf(node) }
    return this.#translations.translate(rendered, languages, this.#tables.lookup(), node)
  }

  #toEngine(sql: string): string {
    const { from, to } = this.#languages
    if (from === to) return sql
    const rendered: RenderedSql = { text: sql, inlined: [], locate: () => undefined }
    const at = { file: '(query of a template)', line: 1, column: 1 }
    const { problems, sql: translated } = this.#translations.translate(
      rendered,
      this.#languages,
      this.#tables.lookup(),
      {
        ...{ id: 'query', kind: 'query', at },
      },
    )
    const errors = problems.filter(({ severity }) => severity === 'error')
    // Without a place: the call that asks gives its own.
    if (errors.length > 0) throw new ProblemError(errors.map(({ at: _, ...problem }) => problem))
    return translated
  }
}

function isIncremental(node: Node): boolean {
  return node.kind === 'model' && node.config.materialized === 'incremental'
}

function asWritten(rendered: RenderedSql): Translated {
  return {
    ...{
      sql: rendered.text,
      columns: undefined,
      edges: [],
      uses: [],
      problems: [],
      analysed: false,
      reads: [],
    },
    locate: (offset) => offset,
  }
}
