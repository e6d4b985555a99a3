import { createHash } from 'node:crypto'
import type { Column } from '../manifest/column.ts'
import type { Json, JsonObject } from '../manifest/json.ts'
import type { Node } from '../manifest/node.ts'
import { listOf, objectOf } from './read-json.ts'

/** What a constraint shows of what it does not say; those of a whole model name columns too. */
const usual: JsonObject = {
  ...{ type: null, name: null, expression: null, warn_unenforced: true, warn_unsupported: true, to: null },
  to_columns: [],
}

export function constraintsJson(constraints: readonly Json[], of: 'model' | 'column'): readonly JsonObject[] {
  const columns = of === 'model' ? { columns: [] } : {}
  return constraints.map((constraint) => ({ ...usual, ...columns, ...objectOf(constraint) }))
}

/** `contract`, with dbt's checksum of what an enforced one promises, so that states can be compared with dbt's. */
export function contractJson(node: Node): JsonObject {
  const { enforced, alias_types: aliases } = objectOf(node.config.contract)
  return {
    enforced: enforced === true,
    alias_types: aliases !== false,
    checksum:
      enforced === true && node.kind === 'model'
        ? checksum(node.columns, node.constraints ?? [], node.config.materialized ?? 'view')
        : null,
  }
}

/** Columns by name with types and constraints, and for tables those of the whole; as Python prints them. */
function checksum(columns: readonly Column[], constraints: readonly Json[], materialized: string): string {
  const sorted = [...columns].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const told = sorted.map(
    ({ name, type, constraints: own = [] }) => `|${name}${type ?? 'None'}${printed(own, 'column')}`,
  )
  const whole = ['table', 'incremental'].includes(materialized)
    ? `${materialized}${printed(constraints, 'model')}`
    : ''
  return createHash('sha256')
    .update(`${told.join('')}${whole}`)
    .digest('hex')
}

const order = 'name expression warn_unenforced warn_unsupported to to_columns columns'.split(' ')

function printed(constraints: readonly Json[], of: 'model' | 'column'): string {
  const type = of === 'model' ? 'ModelLevelConstraint' : 'ColumnLevelConstraint'
  const items = constraintsJson(constraints, of).map((constraint) => {
    const kind = String(constraint.type)
    const more = order.flatMap((key) => (key in constraint ? [`${key}=${python(constraint[key]!)}`] : []))
    return `${type}(type=<ConstraintType.${kind}: '${kind}'>, ${more.join(', ')})`
  })
  return `[${items.join(', ')}]`
}

function python(value: Json): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${listOf(value).map(python).join(', ')}]`
  const text = String(value)
  return text.includes("'") && !text.includes('"')
    ? `"${text}"`
    : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
