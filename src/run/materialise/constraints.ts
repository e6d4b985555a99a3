// The keys of a contract, of columns and of the whole table, in one form.

import type { Constraint } from '../../adapters/adapter.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { BuildNode } from '../../manifest/node.ts'
import { isContracted } from './table-shape.ts'

interface Told {
  readonly columns: readonly string[]
  readonly type?: string
  readonly name?: string
  readonly to?: string
  readonly to_columns?: readonly string[]
}

/** Primary and foreign keys; what stands in a table's definition (NOT NULL, UNIQUE, CHECK) is none of these. */
export function constraintsOf(node: BuildNode): readonly Constraint[] {
  if (!isContracted(node)) return []
  const told = [
    ...node.columns.flatMap(({ name, constraints = [] }) =>
      constraints.map((constraint) => ({ ...(constraint as JsonObject), columns: [name] }) as Told),
    ),
    ...((node.kind === 'model' ? node.constraints : undefined) ?? []).map(ofTable),
  ]
  const keys = told.filter(({ type }) => type === 'primary_key').flatMap(({ columns }) => columns)
  return [
    ...(keys.length === 0 ? [] : [{ kind: 'primary_key', columns: [...new Set(keys)] } as const]),
    ...told.flatMap(({ type, columns, to, to_columns: toColumns, name }): readonly Constraint[] =>
      type !== 'foreign_key' || to === undefined
        ? []
        : [
            {
              kind: 'foreign_key',
              name: name ?? `${node.relation.name}_${columns.join('_')}`,
              columns,
              to,
              toColumns: toColumns ?? columns,
            },
          ],
    ),
  ]
}

function ofTable(written: Json): Told {
  const constraint = written as JsonObject
  const columns = ([constraint.columns ?? []].flat() as readonly Json[]).map(String)
  return { ...constraint, columns } as Told
}
