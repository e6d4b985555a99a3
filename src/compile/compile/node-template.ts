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

/** The templates of nodes, with the places of their files. Those of generic tests are shared. */
export class NodeTemplates {
  readonly #files = new Map<string, ProjectFile>()
  readonly #tests = new Map<string, Template>()

  constructor(loaded: LoadedProject) {
    for (const { files } of loaded.packages) for (const file of files) this.#files.set(file.file, file)
  }

  /** Throws ProblemError where the text is no template. */
  of(node: Templated): Template {
    if (node.kind === 'test' && node.generic !== undefined) return this.#test(node.source)
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
  // As dbt writes it; a project's own `ref` need not take a package.
  const own = context.project.macros.resolve('ref', node.package) !== undefined
  const call =
    target.kind === 'source'
      ? `source('${target.sourceName}', '${target.name}')`
      : `ref(${own ? '' : `'${target.package}', `}'${target.name}'${versionText(target)})`
  dict.set('model', auditedRelation(context.project.macros, node, call, scope))
  return dict
}

function versionText(target: Node): string {
  return target.kind === 'model' && target.version !== undefined ? `, version='${target.version}'` : ''
}

/** The relation, or the part of it that `where` leaves; the project may have its own macro for that. */
function auditedRelation(macros: MacroTable, node: DataTest, call: string, scope: NodeScope): Value {
  const entry = macros.resolve('get_where_subquery', node.package)
  const chosen = macros.dispatch('get_where_subquery', BUILTIN, node.package)
  if (entry?.package !== BUILTIN || chosen?.package !== BUILTIN) {
    return evaluateBare(`get_where_subquery(${call})`, node.at, scope, 'strict')
  }
  const relation = evaluateBare(call, node.at, scope, 'strict')
  if (node.test.where === undefined || !(relation instanceof RelationValue)) return relation
  return `(select * from ${relation.print()} where ${node.test.where}) dbt_subquery`
}
