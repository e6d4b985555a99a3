import type { Manifest } from '../../manifest/manifest.ts'
import type { DataTest, Node } from '../../manifest/node.ts'
import type { LoadedProject, ProjectFile } from '../../project/loaded-project.ts'
import { blockTemplate, parseTemplate, type Template } from '../../template/parse-template.ts'
import type { Dict, Value } from '../../template/values/value.ts'
import { RelationValue } from '../context/relation-value.ts'
import type { NodeScope } from '../context/scope.ts'
import { BUILTIN, type MacroTable } from '../macros/macro-table.ts'
import { fileTemplate } from '../parse/file-template.ts'
import { renderArguments } from '../parse/generic-tests.ts'
import { evaluateBare } from '../render-text.ts'
import type { CompileContext } from './compile-phase.ts'

type Templated = Extract<Node, { readonly source: string }>

interface Project {
  readonly macros: MacroTable
  readonly manifest: Pick<Manifest, 'nodes'>
}

/** The templates of nodes, with the places of their files. Those of generic tests are shared. */
export class NodeTemplates {
  readonly #files = new Map<string, ProjectFile>()
  readonly #tests = new Map<string, Template>()
  readonly #project: Project

  constructor(loaded: LoadedProject, project: Project) {
    this.#project = project
    for (const { files } of loaded.packages) for (const file of files) this.#files.set(file.file, file)
  }

  /** Throws ProblemError where the text is no template. */
  of(node: Templated): Template {
    if (node.kind === 'test' && node.generic !== undefined)
      return this.#test(`${ownAudit(this.#project, node)}${node.source}`)
    const file = this.#fileOf(node)
    if (file === undefined) return parseTemplate(node.source, node.at.file, { origin: node.at })
    const template = fileTemplate(file)
    if (node.kind !== 'snapshot') return template
    const block = template.blocks.find(({ kind, name }) => kind === 'snapshot' && name === node.name)
    return block === undefined ? template : blockTemplate(template, block)
  }

  /** All that the template of the node is made of. */
  textOf(node: Templated): string {
    return this.#fileOf(node)?.text ?? node.source
  }

  /** The file whose template it is; undefined where its text stands within another. */
  #fileOf(node: Templated): ProjectFile | undefined {
    if (node.kind === 'operation' || (node.kind === 'test' && node.generic !== undefined)) return undefined
    if (node.kind === 'model' && node.standIn === true) return undefined
    const file = this.#files.get(node.at.file)
    return file?.kind === 'schema' ? undefined : file
  }

  #test(source: string): Template {
    let template = this.#tests.get(source)
    if (template === undefined)
      this.#tests.set(source, (template = parseTemplate(source, 'strata/generic_test')))
    return template
  }
}

/** What the macro of a generic test is called with. */
export function testArguments(context: CompileContext, node: DataTest, scope: NodeScope): Dict {
  const { generic, attachedTo, at } = node
  const dict = renderArguments(generic?.arguments ?? {}, at, scope)
  if (attachedTo !== undefined) context.looks?.note('face', attachedTo)
  const target = attachedTo === undefined ? undefined : context.manifest.nodes.get(attachedTo)
  if (target === undefined) return dict
  const call = callOf(context.project.macros, node, target)
  if (!chosenByProject(context.project.macros, node)) dict.set('model', auditedRelation(node, call, scope))
  return dict
}

function versionText(target: Node): string {
  return target.kind === 'model' && target.version !== undefined ? `, version='${target.version}'` : ''
}

/** As dbt writes it; a project's own `ref` need not take a package. */
function callOf(macros: MacroTable, node: DataTest, target: Node): string {
  if (target.kind === 'source') return `source('${target.sourceName}', '${target.name}')`
  const own = macros.resolve('ref', node.package) !== undefined
  const owner = own || !('package' in target) ? '' : `'${target.package}', `
  return `ref(${owner}'${target.name}'${versionText(target)})`
}

/** What a test reads is chosen by a macro of the project, which may ask the warehouse: the template itself calls it. */
function ownAudit({ macros, manifest }: Project, node: DataTest): string {
  const target = node.attachedTo === undefined ? undefined : manifest.nodes.get(node.attachedTo)
  if (target === undefined || !chosenByProject(macros, node)) return ''
  const model = `${WHERE}(${callOf(macros, node, target)})`
  return `{%- set ${KWARGS} = dict(${KWARGS}, model=${model}) -%}`
}

function chosenByProject(macros: MacroTable, node: DataTest): boolean {
  const entry = macros.resolve(WHERE, node.package)
  const chosen = macros.dispatch(WHERE, BUILTIN, node.package)
  return entry?.package !== BUILTIN || chosen?.package !== BUILTIN
}

const WHERE = 'get_where_subquery'
const KWARGS = '_dbt_generic_test_kwargs'

/** The relation, or the part of it that `where` leaves. */
function auditedRelation(node: DataTest, call: string, scope: NodeScope): Value {
  const relation = evaluateBare(call, node.at, scope, 'strict')
  if (node.test.where === undefined || !(relation instanceof RelationValue)) return relation
  return `(select * from ${relation.print()} where ${node.test.where}) dbt_subquery`
}
