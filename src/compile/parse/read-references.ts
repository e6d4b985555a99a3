import type { JsonObject } from '../../manifest/json.ts'
import { yamlReferenceWrong } from '../../problems/catalogue/compile.ts'
import type { Location } from '../../problems/problem.ts'
import type { LoadedPackage } from '../../project/loaded-project.ts'
import { NodeScope } from '../context/scope.ts'
import { evaluateBare } from '../render-text.ts'
import { ParsePhase } from './parse-phase.ts'
import { attempt, type Parsing } from './parsing.ts'
import { emptyReading, type Reading } from './reading.ts'

const REFERENCE = /^\s*(?:ref|source|metric)\s*\(.*\)\s*$/s

/** The references in texts such as `ref('orders')`. */
export function readReferences(
  parsing: Parsing,
  owner: LoadedPackage,
  name: string,
  texts: readonly { readonly text: string; readonly at: Location }[],
): Reading {
  const node = { id: '', name, package: owner.name, relation: undefined, model: (): JsonObject => ({}) }
  const refs: Reading['refs'][number][] = []
  const sources: Reading['sources'][number][] = []
  for (const { text, at } of texts) {
    const inner = text.trim().replace(/^\{\{-?(.*?)-?\}\}$/s, '$1')
    if (!REFERENCE.test(inner)) {
      parsing.report(yamlReferenceWrong({ text, expected: 'a reference to a node', at }))
      continue
    }
    const phase = new ParsePhase(parsing.project, node)
    attempt(parsing.report, () =>
      evaluateBare(inner, at, new NodeScope(parsing.project, node, phase), 'chainable'),
    )
    // The place of the whole text is what the author can see.
    refs.push(...phase.reading(false).refs.map((ref) => ({ ...ref, at })))
    sources.push(...phase.reading(false).sources.map((source) => ({ ...source, at })))
  }
  return { ...emptyReading, refs, sources }
}
