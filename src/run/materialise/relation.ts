// Tables and views: replaced within one transaction, or built beside, checked and swapped in.

import type { Comments } from '../../adapters/adapter.ts'
import type { embed } from '../../adapters/embed.ts'
import type { FoundRelation } from '../../manifest/lookup.ts'
import type { Query } from '../../manifest/manifest.ts'
import type { BuildNode, Hook } from '../../manifest/node.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { Situation, Step } from '../step.ts'
import { exportSteps } from './export.ts'
import { hasKeys, isContracted, tableShape } from './table-shape.ts'

export function relationSteps(
  node: BuildNode,
  query: Query,
  kind: 'table' | 'view',
  situation: Situation,
): readonly Step[] {
  const { statements, former, beside } = situation
  const to: FoundRelation = { ...node.relation, kind }
  const shape = tableShape(node, situation)
  if (!beside) {
    return around(node, situation, [
      ...contractSteps(node, query, situation),
      ...releaseSteps(node, situation),
      ...statements.replace(to, query, shape, former).map(asStep),
      ...auditSteps(node, situation),
      ...commentSteps(node, to, situation),
    ])
  }
  const hidden: FoundRelation = { ...to, name: situation.hidden }
  return [
    ...hooks(node.preHooks, 'pre-hook', undefined),
    ...contractSteps(node, query, situation),
    asStep(statements.create(hidden, query, { ...shape, hidden: true })),
    ...auditsOf(situation, hidden, node.relation),
    transaction([
      ...releaseSteps(node, situation),
      ...statements.publish(hidden, node.relation, former).map(asStep),
      ...commentSteps(node, to, situation),
      ...hooks(node.postHooks, 'post-hook', true),
    ]),
    ...hooks(node.postHooks, 'post-hook', false),
    ...exportSteps(node, situation),
  ]
}

/** A table that other tables may have foreign keys to. */
function releaseSteps(node: BuildNode, { former, statements }: Situation): readonly Step[] {
  if (former?.kind !== 'table' || statements.referring === undefined || !hasKeys(node)) return []
  return [{ kind: 'release', relation: node.relation }]
}

/** What the engine makes of the query must be what the contract says. */
export function contractSteps(node: BuildNode, query: Query, { dialect }: Situation): readonly Step[] {
  return isContracted(node) ? [{ kind: 'contract', query, columns: node.columns, dialect }] : []
}

/** Hooks before and after, those within the transaction and those outside; then the export. */
export function around(node: BuildNode, situation: Situation, inner: readonly Step[]): readonly Step[] {
  return [
    ...hooks(node.preHooks, 'pre-hook', false),
    transaction([
      ...hooks(node.preHooks, 'pre-hook', true),
      ...inner,
      ...hooks(node.postHooks, 'post-hook', true),
    ]),
    ...hooks(node.postHooks, 'post-hook', false),
    ...exportSteps(node, situation),
  ]
}

/** The same where the inner steps make transactions of their own. */
export function apart(node: BuildNode, situation: Situation, inner: readonly Step[]): readonly Step[] {
  return [
    ...hooks(node.preHooks, 'pre-hook', undefined),
    ...inner,
    ...hooks(node.postHooks, 'post-hook', undefined),
    ...exportSteps(node, situation),
  ]
}

export function auditSteps(node: BuildNode, situation: Situation): readonly Step[] {
  return auditsOf(situation, node.relation, node.relation)
}

export function auditsOf({ audits }: Situation, against: Relation, instead: Relation): readonly Step[] {
  return audits.length === 0 ? [] : [{ kind: 'audit', tests: audits, against, instead }]
}

export function asStep(statement: ReturnType<typeof embed>): Step {
  return { kind: 'statement', statement }
}

/** What `persist_docs` wants, and what people wrote by hand before. */
export function commentSteps(
  node: BuildNode,
  relation: FoundRelation,
  situation: Situation,
): readonly Step[] {
  const persist = (node.config.persist_docs ?? {}) as { relation?: boolean; columns?: boolean }
  const former = situation.formerComments
  const columns = new Map(former?.columns ?? [])
  if (persist.columns === true) {
    for (const { name, description } of node.columns) if (description) columns.set(name, description)
  }
  const own = persist.relation === true && node.description !== '' ? node.description : former?.relation
  const comments: Comments = { columns, ...(own === undefined ? {} : { relation: own }) }
  const tagged = node.columns.some(({ policyTags = [] }) => policyTags.length > 0)
  return columns.size === 0 && own === undefined && !tagged ? [] : [{ kind: 'comments', relation, comments }]
}

export function hooks(
  list: readonly Hook[],
  when: 'pre-hook' | 'post-hook',
  transaction: boolean | undefined,
): readonly Step[] {
  return list
    .filter((hook) => transaction === undefined || hook.transaction === transaction)
    .map((hook) => ({ kind: 'hook', hook, when }))
}

/** One statement is atomic by itself. */
function transaction(steps: readonly Step[]): Step {
  const [only] = steps
  return steps.length === 1 && only?.kind === 'statement' ? only : { kind: 'transaction', steps }
}
