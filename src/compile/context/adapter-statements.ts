import { HostFunction, TemplateError, type Value } from '../../template/values/value.ts'
import { RelationValue } from './relation-value.ts'
import type { Warehouse } from './warehouse.ts'

/** Methods of `adapter` that change the warehouse: each is one statement. */
const statements: Readonly<Record<string, (relation: RelationValue, to: RelationValue) => string>> = {
  create_schema: (it) => `create schema if not exists ${schemaOf(it)}`,
  drop_schema: (it) => `drop schema if exists ${schemaOf(it)} cascade`,
  // BigQuery's tables have nothing that hangs on them, and no word for it.
  drop_relation: (it) =>
    `drop ${kindOf(it)} if exists ${it.print()}${it.look.dialect === 'bigquery' ? '' : ' cascade'}`,
  truncate_relation: (it) => `truncate table ${it.print()}`,
  rename_relation: (it, to) =>
    `alter ${kindOf(it)} ${it.print()} rename to ${to.with({}, { include: new Set(['identifier']) }).print()}`,
}

const schemaOf = (it: RelationValue) => it.with({}, { include: new Set(['database', 'schema']) }).print()
const kindOf = (it: RelationValue) => (it.look.type ?? 'table').replace('_', ' ')

/** `replaced` gives the macro that a project has in the place of the statement. */
export function adapterStatements(
  warehouse: Warehouse,
  replaced: (name: string) => Value | undefined,
): readonly (readonly [string, HostFunction])[] {
  return Object.entries(statements).map(([name, write]) => [
    name,
    new HostFunction(`adapter.${name}`, (args, kwargs, site) => {
      const given = [...args, ...kwargs.values()]
      if (given[0] === null && name === 'drop_relation') return ''
      const [relation, to = relation] = given.map((value) => relationOf(value, name))
      if (relation === undefined || to === undefined) throw needed(name)
      const macro = replaced(name)
      if (macro !== undefined) {
        site.invoke(macro, given)
        return ''
      }
      warehouse.query(write(relation, to), site)
      return ''
    }),
  ])
}

function relationOf(value: Value, name: string): RelationValue {
  if (value instanceof RelationValue) return value
  throw needed(name)
}

function needed(name: string): TemplateError {
  return new TemplateError(`adapter.${name}() needs a relation, as ref() or api.Relation.create() give it.`)
}
