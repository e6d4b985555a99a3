// What an enforced contract promised to those who read a model, and does not any more.

import type { Json, JsonObject } from '../manifest/json.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { type FormerState, objectOf } from './former-state.ts'

export interface BreakingChange {
  readonly id: NodeId
  readonly name: string
  /** A version stays as it is for good; who wants another one adds it. */
  readonly versioned: boolean
  readonly gone: boolean
  /** Each goes on after the model's name. */
  readonly changes: readonly string[]
}

export function breakingChanges(current: FormerState, former: FormerState): readonly BreakingChange[] {
  return [...former.nodes].flatMap(([id, before]) => {
    if (before.resource_type !== 'model' || !isEnforced(before)) return []
    const now = current.nodes.get(id)
    const changes = now === undefined ? ['is deleted, renamed or switched off'] : changesOf(before, now)
    if (changes.length === 0) return []
    const { version } = before
    const versioned = version !== undefined && version !== null
    const name = versioned ? `${before.name}.v${version}` : String(before.name)
    return [{ id, name, versioned, gone: now === undefined, changes }]
  })
}

function changesOf(before: JsonObject, now: JsonObject): readonly string[] {
  const columns = new Map(columnsOf(now).map((column) => [lower(column.name), column]))
  const ofColumns = columnsOf(before).flatMap((column) => {
    const name = String(column.name)
    const found = columns.get(lower(name))
    if (found === undefined) return [`has no column "${name}" any more`]
    const type = lower(found.data_type) === lower(column.data_type) ? [] : [typeChange(name, column, found)]
    const lost = isTable(before) ? missing(column.constraints, found.constraints) : []
    return [...type, ...lost.map((kind) => `has no constraint "${kind}" on "${name}" any more`)]
  })
  const constrained =
    listOf(before.constraints).length > 0 ||
    columnsOf(before).some(({ constraints }) => listOf(constraints).length > 0)
  return [
    ...(isEnforced(now) ? [] : ['does not enforce its contract any more']),
    ...ofColumns,
    ...(isTable(before) ? missing(before.constraints, now.constraints) : []).map(
      (kind) => `has no constraint "${kind}" any more`,
    ),
    ...(constrained && isTable(before) && !isTable(now)
      ? [`is a ${materialized(now)}, which holds no constraints, instead of a ${materialized(before)}`]
      : []),
  ]
}

function typeChange(name: string, before: JsonObject, now: JsonObject): string {
  return `has "${name}" as ${now.data_type ?? 'no type'} instead of ${before.data_type}`
}

const isEnforced = (node: JsonObject) => objectOf(objectOf(node.config).contract).enforced === true
const materialized = (node: JsonObject) => String(objectOf(node.config).materialized ?? 'view')
const isTable = (node: JsonObject) => ['table', 'incremental'].includes(materialized(node))
const columnsOf = (node: JsonObject) => Object.values(objectOf(node.columns)).map(objectOf)
const lower = (value: Json | undefined) => String(value ?? '').toLowerCase()
const listOf = (value: Json | undefined) =>
  Array.isArray(value) ? (value as readonly Json[]).map(objectOf) : []

/** The types of constraints that are not there any more as they were. */
function missing(before: Json | undefined, now: Json | undefined): readonly string[] {
  const there = new Set(listOf(now).map(meaning))
  return listOf(before).flatMap((constraint) =>
    there.has(meaning(constraint)) ? [] : [String(constraint.type)],
  )
}

function meaning({ type, name, expression, columns, to, to_columns }: JsonObject): string {
  const texts = (value: Json | undefined) => (Array.isArray(value) ? value : [])
  return JSON.stringify([
    type,
    name ?? null,
    expression ?? null,
    texts(columns),
    to ?? null,
    texts(to_columns),
  ])
}
