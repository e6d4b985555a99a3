import type { Json } from './json.ts'
import type { NodeConfig } from './node.ts'

/** What `config(local=...)` says of a target whose engine does not speak the project's language. */
export type LocalChoice =
  /** The node, and all that needs it, is left out there. */
  | { readonly kind: 'skip' }
  /** This template stands in for the node's own. */
  | { readonly kind: 'stand-in'; readonly source: string }
  | { readonly kind: 'unreadable' }

/** `'skip'`, `{sql: 'SELECT ...'}`, `{ref: 'orders_sample'}`, or SQL right away. */
export function localChoice(config: NodeConfig): LocalChoice | undefined {
  const written: Json | undefined = config.local
  if (written === undefined || written === null) return undefined
  if (typeof written === 'string') {
    if (written.trim().toLowerCase() === 'skip') return { kind: 'skip' }
    return /\s/.test(written.trim()) ? { kind: 'stand-in', source: written } : { kind: 'unreadable' }
  }
  if (typeof written !== 'object' || Array.isArray(written)) return { kind: 'unreadable' }
  const { skip, sql, ref } = written as Readonly<Record<string, Json>>
  if (skip === true) return { kind: 'skip' }
  if (typeof sql === 'string' && sql.trim() !== '') return { kind: 'stand-in', source: sql }
  if (typeof ref === 'string' && /^[\w.]+$/.test(ref)) {
    const name = ref
      .split('.')
      .map((part) => `'${part}'`)
      .join(', ')
    return { kind: 'stand-in', source: `select * from {{ ref(${name}) }}` }
  }
  return { kind: 'unreadable' }
}
