import type { Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { LocalSubject } from '../problems/catalogue/local.ts'
import type { Location } from '../problems/problem.ts'

/** Whose SQL it is. */
export interface SqlOwner {
  readonly id: NodeId
  readonly at: Location
  readonly kind: Node['kind'] | 'query'
  readonly standIn?: boolean
}

/** Settles what else can be done about SQL that cannot run locally. */
export function localSubject({ id, kind, standIn }: Pick<SqlOwner, 'id' | 'kind' | 'standIn'>): LocalSubject {
  if (id.startsWith('sql_operation.')) return 'query'
  switch (kind) {
    case 'model':
      return standIn === true ? 'stand-in' : 'model'
    case 'operation':
      return 'hook'
    case 'query':
      return 'query'
    default:
      return 'node'
  }
}
