import type { Column } from '../../manifest/column.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Doc } from '../../manifest/manifest.ts'
import type { Node, NodeConfig } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Relation } from '../../manifest/relation.ts'
import { docNotFound } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { type Location, ProblemError, type Report } from '../../problems/problem.ts'
import type { Scope } from '../../template/values/value.ts'
import type { TemplateProject } from '../context/phase.ts'
import { NodeScope } from '../context/scope.ts'
import { isTemplate, renderText } from '../render-text.ts'
import { ParsePhase } from './parse-phase.ts'
import type { RelationNames } from './relation-names.ts'

/** What the steps of reading a project share, and what they add to. */
export interface Parsing {
  readonly project: TemplateProject
  readonly names: RelationNames
  readonly docs: ReadonlyMap<string, Doc>
  readonly nodes: Map<NodeId, Node>
  readonly disabled: Node[]
  readonly report: Report
  readonly engineFaults?: EngineFaults | undefined
}

export interface EngineFault {
  /** A key of the config, dotted where it lies deeper. */
  readonly setting: string
  /** Follows "The setting ... of ...". */
  readonly what: string
  readonly hint?: string
  /** It only does nothing. */
  readonly idle?: boolean
}

/** What is wrong with settings that only an engine reads. */
export interface EngineFaults {
  readonly ofConfig: (config: JsonObject) => readonly EngineFault[]
  /** Of settings that name columns, once the columns of the node's table are known; a type that is not known is not told. */
  readonly ofColumns: (config: NodeConfig, columns: readonly Column[]) => readonly EngineFault[]
}

/** The context of texts in YAML: no node, no warehouse. */
export function yamlScope(
  { project, docs, report }: Parsing,
  packageName: string,
  at: Location,
  /** What `this` is. */
  relation?: Relation,
): Scope {
  const node = { id: '', name: packageName, package: packageName, relation, model: () => ({}) }
  const find = (name: string, inside: string | undefined) => {
    const found = findDoc(docs, name, inside, [packageName, project.loaded.name])
    if (found === undefined) {
      const names = [...docs.values()].map((doc) => doc.name)
      report(docNotFound({ name, at, near: didYouMean(name, names) }))
    }
    return found?.contents
  }
  return new NodeScope(project, node, new ParsePhase(project, node, { docs: find }))
}

function findDoc(
  docs: ReadonlyMap<string, Doc>,
  name: string,
  inside: string | undefined,
  order: readonly string[],
) {
  if (inside !== undefined) return docs.get(`doc.${inside}.${name}`)
  for (const packageName of order) {
    const doc = docs.get(`doc.${packageName}.${name}`)
    if (doc !== undefined) return doc
  }
  for (const doc of docs.values()) if (doc.name === name) return doc
  return undefined
}

/** A description with its `doc()` calls rendered. */
export function describe(parsing: Parsing, packageName: string, text: string, at: Location): string {
  if (!isTemplate(text)) return text
  const rendered = attempt(parsing.report, () => renderText(text, at, yamlScope(parsing, packageName, at)))
  return typeof rendered === 'string' ? rendered : text
}

/** The same, with the ids of the blocks that it names. */
export function described(
  parsing: Parsing,
  packageName: string,
  text: string,
  at: Location,
): { readonly description: string; readonly docBlocks?: readonly string[] } {
  const description = describe(parsing, packageName, text, at)
  if (!isTemplate(text)) return { description }
  const found = [...text.matchAll(/\bdoc\(\s*(['"])(.+?)\1\s*(?:,\s*(['"])(.+?)\3\s*)?\)/g)]
  const blocks = found.flatMap(([, , first, , second]) => {
    const inside = second === undefined ? undefined : first
    const order = [packageName, parsing.project.loaded.name]
    return findDoc(parsing.docs, second ?? first!, inside, order)?.id ?? []
  })
  return blocks.length === 0 ? { description } : { description, docBlocks: blocks }
}

export function attempt<Result>(report: Report, work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    for (const problem of error.problems) report(problem)
    return undefined
  }
}

export function words(value: Json | undefined): string[] {
  return list(value).map(String)
}

/** One or many, as YAML often leaves open. */
export function list(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly Json[]) : [value]
}

/** A text of YAML that names something, rendered where it is a template. */
export function declaredText(text: string, at: Location, scope: () => Scope, report: Report): string {
  if (!isTemplate(text)) return text
  const rendered = attempt(report, () => renderText(text, at, scope()))
  return rendered === undefined || rendered === null ? text : String(rendered)
}
