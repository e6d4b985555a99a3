// CREATE FUNCTION: functions of a project, kept in its dataset.

import type { Relation } from '../../../manifest/relation.ts'
import type { Statement } from '../../adapter.ts'
import { quote, quoteName, text } from './names.ts'

export interface UserFunction {
  readonly relation: Relation
  readonly arguments: readonly { readonly name: string; readonly type: string }[]
  readonly returns: string | undefined
  readonly language: 'sql' | 'js'
  readonly body: string
  readonly description?: string
  /** Of `js`: scripts in Cloud Storage. */
  readonly libraries?: readonly string[]
  /** An aggregate function instead of a scalar one. */
  readonly aggregate?: boolean
}

export function createFunction(spec: UserFunction): Statement {
  const parameters = spec.arguments.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ')
  const options = [
    ...(spec.description === undefined || spec.description === ''
      ? []
      : [`description = ${text(spec.description)}`]),
    ...(spec.libraries === undefined || spec.libraries.length === 0
      ? []
      : [`library = [${spec.libraries.map(text).join(', ')}]`]),
  ]
  const tail = options.length === 0 ? '' : `\nOPTIONS (${options.join(', ')})`
  const returns = spec.returns === undefined ? '' : `\nRETURNS ${spec.returns}`
  const head = `CREATE OR REPLACE ${spec.aggregate === true ? 'AGGREGATE ' : ''}FUNCTION ${quote(spec.relation)}(${parameters})${returns}`
  const body = spec.body.trim().replace(/;\s*$/, '')
  return {
    sql:
      spec.language === 'js'
        ? `${head}\nLANGUAGE js${tail}\nAS ${text(body)}`
        : `${head}\nAS (\n${body}\n)${tail}`,
    purpose: `create the function "${spec.relation.name}"`,
  }
}

export function dropFunction(relation: Relation): Statement {
  return {
    sql: `DROP FUNCTION IF EXISTS ${quote(relation)}`,
    purpose: `drop the function "${relation.name}"`,
  }
}
