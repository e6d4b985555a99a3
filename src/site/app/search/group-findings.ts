import type { Finding, FindingKind } from './search-index.ts'

export const groupNames: Record<FindingKind, string> = {
  node: 'Models and sources',
  column: 'Columns',
  test: 'Tests',
  macro: 'Macros',
  sql: 'In SQL',
}

export interface FindingGroup {
  readonly kind: FindingKind
  readonly findings: readonly Finding[]
  readonly total: number
}

export function groupFindings(findings: readonly Finding[], each: number): readonly FindingGroup[] {
  return (Object.keys(groupNames) as FindingKind[]).flatMap((kind) => {
    const all = findings.filter((finding) => finding.kind === kind)
    return all.length === 0 ? [] : [{ kind, findings: all.slice(0, each), total: all.length }]
  })
}
