// Cuts a plan into units of work: a node with the tests that decide about it, or the remaining tests of one table.

import type { Manifest } from '../manifest/manifest.ts'
import type { DataTest, NodeId } from '../manifest/node.ts'
import type { Unit } from './schedule.ts'
import type { NodePlan, Plan } from './step.ts'

export type Work =
  | { readonly kind: 'node'; readonly id: NodeId; readonly audits: readonly NodeId[] }
  | { readonly kind: 'tests'; readonly ids: readonly NodeId[] }
  | { readonly kind: 'unit-test'; readonly id: NodeId }

const TEST_WEIGHT = 0.2

export function workUnits(plan: Plan, manifest: Manifest): readonly Unit<Work>[] {
  const audits = new Map<NodeId, NodeId[]>()
  const awaited = new Set<NodeId>()
  for (const node of plan.nodes.values()) {
    if (node.auditedBy !== undefined) {
      const list = audits.get(node.auditedBy)
      if (list === undefined) audits.set(node.auditedBy, [node.id])
      else list.push(node.id)
    }
    for (const id of node.after) awaited.add(id)
  }
  const units: Unit<Work>[] = []
  const groups = new Map<string, { ids: NodeId[]; after: readonly NodeId[] }>()
  for (const node of plan.nodes.values()) {
    if (node.auditedBy !== undefined) continue
    const test = manifest.nodes.get(node.id)
    if (test?.kind === 'unit_test') {
      const work = { kind: 'unit-test', id: node.id } as const
      units.push({ id: node.id, work, after: node.after, weight: TEST_WEIGHT })
      continue
    }
    if (test?.kind !== 'test') {
      const own = audits.get(node.id) ?? []
      units.push({
        id: node.id,
        work: { kind: 'node', id: node.id, audits: own },
        after: node.after,
        weight: 1 + own.length * TEST_WEIGHT,
      })
      continue
    }
    const key = awaited.has(node.id) || plan.options.batchTests === false ? node.id : groupKey(test, node)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { ids: [node.id], after: node.after })
    else group.ids.push(node.id)
  }
  for (const { ids, after } of groups.values()) {
    const id = ids.length === 1 ? ids[0]! : `${[...ids].sort()[0]} and others`
    units.push({ id, work: { kind: 'tests', ids }, after, weight: ids.length * TEST_WEIGHT })
  }
  return plan.options.byLevels === true ? ranked(units) : units
}

/** By how many must end before, those with tests within counting twice: the order that dbt keeps, in which projects may trust. */
function ranked(units: readonly Unit<Work>[]): readonly Unit<Work>[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const ranks = new Map<string, number>()
  const rankOf = (unit: Unit<Work>): number => {
    const known = ranks.get(unit.id)
    if (known !== undefined) return known
    ranks.set(unit.id, 0)
    const above = unit.after.flatMap((id) => byId.get(id) ?? [])
    const rank = above.reduce((most, other) => {
      const tested = other.work.kind === 'node' && other.work.audits.length > 0
      return Math.max(most, rankOf(other) + (tested ? 2 : 1))
    }, 0)
    ranks.set(unit.id, rank)
    return rank
  }
  return units.map((unit) => ({ ...unit, rank: rankOf(unit) }))
}

/** Tests that wait for the same nodes and look at the same table. */
function groupKey(test: DataTest, node: NodePlan): string {
  return JSON.stringify([test.attachedTo ?? test.dependsOn[0] ?? test.id, [...node.after].sort()])
}
