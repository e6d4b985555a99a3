// Columns of a table that stands: added, dropped, retyped, described; and what the planner may take for granted.

import type { Column } from '../../../manifest/column.ts'
import type { FoundRelation } from '../../../manifest/lookup.ts'
import type { Relation } from '../../../manifest/relation.ts'
import type { Comments, Constraint, Statement } from '../../adapter.ts'
import { isNested } from './column-list.ts'
import { names, quote, quoteName, text } from './names.ts'

export function addColumn(relation: Relation, column: Column): Statement {
  return {
    sql: `ALTER TABLE ${quote(relation)} ADD COLUMN IF NOT EXISTS ${quoteName(column.name)} ${column.type ?? 'STRING'}`,
    purpose: `add the column "${column.name}"`,
  }
}

export function dropColumn(relation: Relation, column: string): Statement {
  return {
    sql: `ALTER TABLE ${quote(relation)} DROP COLUMN IF EXISTS ${quoteName(column)}`,
    purpose: `drop the column "${column}"`,
  }
}

/** The service widens types (INT64 to NUMERIC) and refuses to narrow them. */
export function changeColumnType(relation: Relation, column: Column): Statement {
  return {
    sql: `ALTER TABLE ${quote(relation)} ALTER COLUMN ${quoteName(column.name)} SET DATA TYPE ${column.type ?? 'STRING'}`,
    purpose: `change the type of the column "${column.name}"`,
  }
}

/** One metadata update for all columns: a table takes five in ten seconds. Fields of structs have no SQL; see `Metadata`. */
export function comments(relation: FoundRelation, wanted: Comments): readonly Statement[] {
  const kind = {
    table: 'TABLE',
    external: 'EXTERNAL TABLE',
    view: 'VIEW',
    materialized_view: 'MATERIALIZED VIEW',
  }[relation.kind]
  const columns = relation.kind === 'table' || relation.kind === 'view' ? [...wanted.columns] : []
  const head = `ALTER ${kind} ${quote(relation)}\n`
  const described = columns
    .filter(([name]) => !isNested({ name }))
    .map(
      ([name, description]) =>
        `ALTER COLUMN ${quoteName(name)} SET OPTIONS (description = ${text(description)})`,
    )
  // The reference shows lists of one kind of action only.
  return [
    ...(wanted.relation === undefined
      ? []
      : [
          {
            sql: `${head}SET OPTIONS (description = ${text(wanted.relation)})`,
            purpose: 'write the description',
          },
        ]),
    ...(described.length === 0
      ? []
      : [{ sql: head + described.join(',\n'), purpose: 'write the descriptions of the columns' }]),
  ]
}

/** Hints for the planner: the service never checks them, tests do. */
export function constraints(relation: Relation, list: readonly Constraint[]): readonly Statement[] {
  const actions = list.flatMap((constraint) =>
    constraint.kind === 'primary_key'
      ? ['DROP PRIMARY KEY IF EXISTS', `ADD PRIMARY KEY (${names(constraint.columns)}) NOT ENFORCED`]
      : [
          `DROP CONSTRAINT IF EXISTS ${quoteName(constraint.name)}`,
          `ADD CONSTRAINT ${quoteName(constraint.name)} FOREIGN KEY (${names(constraint.columns)}) REFERENCES ${constraint.to}(${names(constraint.toColumns)}) NOT ENFORCED`,
        ],
  )
  return actions.length === 0
    ? []
    : [{ sql: `ALTER TABLE ${quote(relation)}\n${actions.join(',\n')}`, purpose: 'tell the constraints' }]
}
