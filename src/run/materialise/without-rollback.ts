// Engines whose CREATE and DROP cannot be rolled back: a table is made beside, checked there, and published by one operation.

import type { Grants, TableShape } from '../../adapters/adapter.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { FoundRelation } from '../../manifest/lookup.ts'
import type { Query } from '../../manifest/manifest.ts'
import type { BuildNode } from '../../manifest/node.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { Situation, Step } from '../step.ts'
import { constraintsOf } from './constraints.ts'
import { exportSteps } from './export.ts'
import { asStep, auditsOf, commentSteps, hooks } from './relation.ts'

export function apartSteps(
  node: BuildNode,
  query: Query,
  kind: 'table' | 'view' | 'materialized_view',
  situation: Situation,
): readonly Step[] {
  const to: FoundRelation = { ...node.relation, kind }
  if (kind === 'table') return tableSteps(node, query, to, situation)
  const { statements, former, hidden, audits } = situation
  const shape = shapeOf(node, situation)
  // A view has no rows to swap: a hidden one is looked at, then the query takes the old one's place.
  const tried: readonly Step[] =
    audits.length === 0 || kind !== 'view'
      ? []
      : [
          asStep(statements.create({ ...to, name: hidden }, query, { ...shape, hidden: true })),
          ...auditsOf(situation, { ...to, name: hidden }, node.relation),
        ]
  return framed(node, situation, to, [
    ...tried,
    ...statements.replace(to, query, shape, former).map(asStep),
    ...commentSteps(node, to, situation),
  ])
}

function tableSteps(node: BuildNode, query: Query, to: FoundRelation, situation: Situation): readonly Step[] {
  const { statements, former } = situation
  const hidden: FoundRelation = { ...to, name: situation.hidden }
  const shape = shapeOf(node, situation)
  return framed(node, situation, to, [
    asStep(statements.create(hidden, query, { ...shape, hidden: true })),
    ...commentSteps(node, hidden, situation),
    ...auditsOf(situation, hidden, node.relation),
    ...statements.publish(hidden, node.relation, former, shape).map(asStep),
  ])
}

/**
 * A table that stands gets new rows. Where tests decide about it, or the change takes several statements, a clone is changed
 * and published; else the table itself is, by one statement.
 */
export function changedApart(
  node: BuildNode,
  situation: Situation,
  oneStatement: boolean,
  change: (into: Relation, fresh: Relation) => Step,
): readonly Step[] {
  const { statements, former, audits } = situation
  const to: FoundRelation = { ...node.relation, kind: 'table' }
  const waiting = (name: string) => statements.temporary(node.relation, name)
  const noted = { ...situation, formerComments: undefined }
  if ((oneStatement && audits.length === 0) || statements.clone === undefined) {
    return framed(node, situation, to, [
      change(node.relation, waiting(situation.hidden)),
      ...commentSteps(node, to, noted),
    ])
  }
  const hidden: FoundRelation = { ...to, name: situation.hidden }
  const shape = shapeOf(node, situation)
  return framed(node, situation, to, [
    asStep(statements.clone(node.relation, hidden, { ...shape, hidden: true })),
    change(hidden, waiting(situation.hidden.replace('__strata_', '_new__strata_'))),
    ...commentSteps(node, hidden, noted),
    ...auditsOf(situation, hidden, node.relation),
    // A clone is laid out as the table that it takes the place of.
    ...statements
      .publish(hidden, node.relation, former && { ...node.relation, kind: former.kind }, shape)
      .map(asStep),
  ])
}

/**
 * Batches go into the table itself, each by one statement; where all of them are one, into a hidden table or a clone that is
 * published when they are through.
 */
export function batchesApart(
  node: BuildNode,
  situation: Situation,
  { later, together }: { readonly later: boolean; readonly together: boolean },
  batches: (into: Relation, fresh: Relation, shape: TableShape) => Step,
): readonly Step[] {
  const { statements, former } = situation
  const shape = shapeOf(node, situation)
  if (later) return changedApart(node, situation, !together, (into, fresh) => batches(into, fresh, shape))
  const to: FoundRelation = { ...node.relation, kind: 'table' }
  const hidden: FoundRelation = { ...to, name: situation.hidden }
  const fresh = statements.temporary(node.relation, situation.hidden.replace('__strata_', '_new__strata_'))
  if (!together)
    return framed(node, situation, to, [
      batches(node.relation, statements.temporary(node.relation, situation.hidden), shape),
      ...commentSteps(node, to, situation),
    ])
  return framed(node, situation, to, [
    batches(hidden, fresh, { ...shape, hidden: true }),
    ...commentSteps(node, hidden, situation),
    ...auditsOf(situation, hidden, node.relation),
    ...statements.publish(hidden, node.relation, former, shape).map(asStep),
  ])
}

/** A file is loaded into a hidden table. */
export function loadedApart(
  node: BuildNode,
  situation: Situation,
  load: (into: Relation) => Step,
): readonly Step[] {
  const { statements, former } = situation
  const to: FoundRelation = { ...node.relation, kind: 'table' }
  const hidden: FoundRelation = { ...to, name: situation.hidden }
  return framed(node, situation, to, [
    load(hidden),
    ...commentSteps(node, hidden, situation),
    ...auditsOf(situation, hidden, node.relation),
    ...statements.publish(hidden, node.relation, former, shapeOf(node, situation)).map(asStep),
  ])
}

/** Hooks before and after; who may read it; the export. */
function framed(
  node: BuildNode,
  situation: Situation,
  to: FoundRelation,
  inner: readonly Step[],
): readonly Step[] {
  return [
    ...hooks(node.preHooks, 'pre-hook', undefined),
    ...inner,
    ...accessSteps(node, to),
    ...hooks(node.postHooks, 'post-hook', undefined),
    ...exportSteps(node, situation),
  ]
}

function shapeOf(node: BuildNode, { columns }: Situation): TableShape {
  const known = columns ?? node.columns
  return { config: node.config, ...(known.length === 0 ? {} : { columns: known }) }
}

/** What publishing takes away or never gave: keys for the planner, grants, and views that may read other datasets. */
function accessSteps(node: BuildNode, relation: FoundRelation): readonly Step[] {
  const constraints = relation.kind === 'table' ? constraintsOf(node) : []
  const grants = grantsOf(node.config.grants)
  const datasets = [node.config.grant_access_to ?? []].flat() as readonly JsonObject[]
  const authorize =
    relation.kind === 'table'
      ? []
      : datasets.map(({ project, dataset }) => ({
          database: project === undefined ? node.relation.database : String(project),
          schema: String(dataset),
        }))
  if (constraints.length === 0 && grants === undefined && authorize.length === 0) return []
  return [{ kind: 'access', relation, constraints, grants, authorize }]
}

function grantsOf(config: Json | undefined): Grants | undefined {
  if (config === undefined || config === null || typeof config !== 'object') return undefined
  return new Map(
    Object.entries(config as JsonObject).map(([role, to]) => [
      role,
      ([to].flat() as readonly Json[]).map(String),
    ]),
  )
}
