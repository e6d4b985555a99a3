import type { Json } from '../manifest/json.ts'
import type { DataTest, Model } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'

/** The generic tests of a node, those that are switched off among them. */
export type TestsOf = (id: NodeId) => readonly DataTest[]

/**
 * The columns that tell a model's rows apart, as dbt infers them: of a constraint; else those that are tested to be unique and not
 * null; else those that are tested to be unique, rather by a test that is switched on.
 */
export function primaryKey(model: Model, tests: readonly DataTest[]): readonly string[] {
  const declared = (model.constraints ?? []).find(isPrimaryKey)
  if (declared !== undefined) return textsOf((declared as { columns?: Json }).columns)
  const column = model.columns.find(({ constraints = [] }) => constraints.some(isPrimaryKey))
  if (column !== undefined) return [column.name]
  const columnsOf = (kept: (test: DataTest) => boolean) => [
    ...new Set(tests.filter(kept).flatMap(testedColumns)),
  ]
  const isUnique = ({ generic }: DataTest) => unique.has(generic?.name ?? '')
  const on = columnsOf((test) => isUnique(test) && test.config.enabled !== false)
  const off = columnsOf((test) => isUnique(test) && test.config.enabled === false)
  const both = columnsOf(({ generic }) => generic?.name === 'not_null').filter(
    (name) => on.includes(name) || off.includes(name),
  )
  return both.length > 0 ? both : on.length > 0 ? on : off
}

const unique: ReadonlySet<string> = new Set(['unique', 'unique_combination_of_columns'])

function isPrimaryKey(constraint: Json): boolean {
  return (constraint as { type?: Json }).type === 'primary_key'
}

function testedColumns({ generic }: DataTest): readonly string[] {
  const { column_name: column, combination_of_columns: columns } = generic?.arguments ?? {}
  return typeof column === 'string' ? [column] : textsOf(columns)
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item: Json) => typeof item === 'string') : []
}
