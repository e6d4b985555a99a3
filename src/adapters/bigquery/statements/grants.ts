// Who may do what with a relation.

import type { FoundRelation } from '../../../manifest/lookup.ts'
import type { Grants, Statement } from '../../adapter.ts'
import { quote } from './names.ts'

/** Roles by their full names, e.g. `roles/bigquery.dataViewer`; grantees e.g. `user:a@example.com`, `group:...`. */
export function grants(relation: FoundRelation, wanted: Grants, standing: Grants): readonly Statement[] {
  const kind =
    relation.kind === 'view' || relation.kind === 'materialized_view'
      ? 'VIEW'
      : relation.kind === 'external'
        ? 'EXTERNAL TABLE'
        : 'TABLE'
  const on = `ON ${kind} ${quote(relation)}`
  return [
    ...[...difference(standing, wanted)].map(([role, list]) => ({
      sql: `REVOKE ${roleName(role)}\n${on}\nFROM ${grantees(list)}`,
      purpose: `take "${role}" back`,
    })),
    ...[...difference(wanted, standing)].map(([role, list]) => ({
      sql: `GRANT ${roleName(role)}\n${on}\nTO ${grantees(list)}`,
      purpose: `grant "${role}"`,
    })),
  ]
}

function difference(some: Grants, others: Grants): Grants {
  const left = [...some].map(([role, list]) => {
    const there = new Set(others.get(role) ?? [])
    return [role, list.filter((grantee) => !there.has(grantee))] as const
  })
  return new Map(left.filter(([, list]) => list.length > 0))
}

const roleName = (role: string): string => `\`${role.replaceAll('`', '')}\``

const grantees = (list: readonly string[]): string =>
  list.map((grantee) => JSON.stringify(grantee)).join(', ')
