import { localChoice } from '../../manifest/local-choice.ts'
import type { Model } from '../../manifest/node.ts'
import { localUnreadable } from '../../problems/catalogue/local.ts'
import { ProblemError } from '../../problems/problem.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import type { Parsing } from './parsing.ts'
import { readTemplate } from './read-template.ts'
import type { Pending } from './reading.ts'

/**
 * On a target whose engine does not speak the project's language, a model with `config(local=...)` is what stands in
 * for it: its text and what that refers to take the place of its own.
 */
export function withStandIn(pending: Pending<Model>, parsing: Parsing): Pending<Model> {
  const { node } = pending
  const choice = localChoice(node.config)
  if (choice === undefined || choice.kind === 'skip') return pending
  if (choice.kind === 'unreadable') {
    parsing.report(localUnreadable({ name: node.name, at: node.at }))
    return pending
  }
  const { loaded } = parsing.project
  if (loaded.dialect === loaded.target.type) return pending
  try {
    const template = parseTemplate(choice.source, node.at.file, { origin: node.at })
    const { id, name, package: owner, relation } = node
    const reading = readTemplate(
      parsing.project,
      { id, name, package: owner, relation, model: () => ({}) },
      template,
    )
    const { macros, asks, refs, sources, problems } = reading
    return {
      node: { ...node, source: choice.source, macros, late: asks, standIn: true },
      reading: { ...pending.reading, refs, sources, macros, asks, problems },
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    for (const problem of error.problems) parsing.report(problem)
    return pending
  }
}
