import type { Column } from '../../manifest/column.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { Dialect } from '../../manifest/manifest.ts'
import type { Model, Node } from '../../manifest/node.ts'
import { constraintIgnored, constraintsOfView, contractIncomplete } from '../../problems/catalogue/compile.ts'
import { contractBroken } from '../../problems/catalogue/run.ts'
import type { Problem } from '../../problems/problem.ts'
import { parseType } from '../../sql/type-text.ts'
import type { SqlType } from '../../sql/types.ts'

/** What a model promises and its SQL does not give, as far as the SQL alone tells; the engine has the last word on types. */
export function contractProblems(
  node: Node,
  inferred: readonly Column[] | undefined,
  { from: dialect, to }: { readonly from: Dialect; readonly to: Dialect },
): readonly Problem[] {
  const contract = node.config.contract as { readonly enforced?: unknown } | null | undefined
  if (node.kind !== 'model' || contract?.enforced !== true) return []
  const untyped = node.columns.filter(({ type }) => type === undefined).map(({ name }) => name)
  if (untyped.length > 0 || node.columns.length === 0) {
    return [contractIncomplete({ model: node.name, columns: untyped, at: node.patch ?? node.at })]
  }
  const ignored = [...(to === 'bigquery' ? ignoredConstraints(node) : []), ...constraintsOfViews(node)]
  if (inferred === undefined) return ignored
  const given = new Map(inferred.map((column) => [column.name.toLowerCase(), column]))
  const promised = new Set(node.columns.map(({ name }) => name.toLowerCase()))
  const differences = [
    ...node.columns.flatMap(({ name, type = '' }) => {
      const column = given.get(name.toLowerCase())
      if (column === undefined) return [`"${name}" is missing`]
      const apart = column.type !== undefined && differ(column.type, type, dialect)
      return apart ? [`"${name}" is ${column.type} instead of ${type}`] : []
    }),
    ...inferred
      .filter(({ name }) => !promised.has(name.toLowerCase()))
      .map(({ name }) => `"${name}" is not in the contract`),
  ]
  return differences.length === 0 ? ignored : [contractBroken({ model: node.name, differences, at: node.at })]
}

/** BigQuery has neither; dbt says so too, unless `warn_unsupported: false`. */
function ignoredConstraints(node: Model): readonly Problem[] {
  const all = [...node.columns.flatMap(({ constraints = [] }) => constraints), ...(node.constraints ?? [])]
  const types = new Set(
    (all as readonly JsonObject[])
      .filter(({ type, warn_unsupported: warn }) => (type === 'unique' || type === 'check') && warn !== false)
      .map(({ type }) => String(type)),
  )
  return [...types].map((type) => constraintIgnored({ model: node.name, type, at: node.patch ?? node.at }))
}

/** Of columns and of the model, but where they say that they know it. */
function constraintsOfViews(node: Model): readonly Problem[] {
  if (node.config.materialized !== 'view') return []
  const all = [...node.columns.flatMap(({ constraints = [] }) => constraints), ...(node.constraints ?? [])]
  const told = (all as readonly JsonObject[]).filter(({ warn_unsupported: warn }) => warn !== false)
  const types = [...new Set(told.map(({ type }) => String(type)))]
  return types.length === 0 ? [] : [constraintsOfView({ model: node.name, types, at: node.patch ?? node.at })]
}

const families: readonly (readonly SqlType['kind'][])[] = [
  [
    ...([
      'int64',
      'float64',
      'numeric',
      'bignumeric',
      'int8',
      'int16',
      'int32',
      'int128',
      'uint8',
      'uint16',
    ] as const),
    ...(['uint32', 'uint64', 'uint128', 'float32', 'bignum'] as const),
  ],
  ['string', 'uuid'],
  ['bool'],
  ['bytes', 'bit'],
  ['date', 'datetime', 'timestamp', 'timestamp_s', 'timestamp_ms', 'timestamp_ns'],
  ['time', 'timetz', 'time_ns'],
]

/** Of different families: within one, what the engine makes of an expression is the engine's to say. */
function differ(left: string, right: string, dialect: Dialect): boolean {
  const family = (text: string) =>
    families.findIndex((kinds) => kinds.includes(parseType(text, dialect).kind))
  const [a, b] = [family(left), family(right)]
  return a >= 0 && b >= 0 && a !== b
}
