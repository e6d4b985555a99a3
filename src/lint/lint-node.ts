import type { Compiled, Manifest, Query } from '../manifest/manifest.ts'
import type { Location } from '../problems/problem.ts'
import { parseStatement } from '../sql/parse.ts'
import { SqlSyntaxError } from '../sql/syntax-error.ts'
import type { Finding, Fix, LintNode, LintRule } from './rule.ts'

export interface PlacedFinding {
  readonly rule: LintRule
  readonly finding: Finding
  readonly at: Location
  /** Where the fix begins in the author's file; absent where it cannot be made there. */
  readonly fix?: { readonly at: Location; readonly replaces: string; readonly text: string }
}

/**
 * What the rules find in a node's queries, at its author's places. What stands in a macro or an ephemeral model is
 * not told again for each that uses it.
 */
export function lintNode(
  node: LintNode,
  compiled: Compiled,
  manifest: Manifest,
  rules: readonly LintRule[],
): PlacedFinding[] {
  if (compiled.language === 'python') return []
  const queries =
    compiled.later === undefined || compiled.later.rendered === compiled.first.rendered
      ? [compiled.first]
      : [compiled.first, compiled.later]
  const found = queries.flatMap((query) => lintQuery(node, query, compiled, manifest, rules))
  return [
    ...new Map(
      found.map((each) => [
        `${each.rule.code} ${each.at.line}:${each.at.column} ${each.finding.message}`,
        each,
      ]),
    ).values(),
  ]
}

function lintQuery(
  node: LintNode,
  query: Query,
  compiled: Compiled,
  manifest: Manifest,
  rules: readonly LintRule[],
): PlacedFinding[] {
  const { rendered, locateRendered } = query
  const { dialect } = manifest.project
  if (locateRendered === undefined) return []
  let statement: ReturnType<typeof parseStatement>
  try {
    statement = parseStatement(rendered, dialect)
  } catch (error) {
    if (error instanceof SqlSyntaxError) return []
    throw error
  }
  const input = { node, statement, rendered, dialect, compiled, manifest }
  return rules.flatMap((rule) =>
    rule.check(input).flatMap((finding): PlacedFinding[] => {
      const at = placeOf(finding.span.start, finding.span.end, locateRendered)
      if (at === undefined || at.file !== node.file) return []
      const fix =
        finding.fix === undefined ? undefined : placedFix(finding.fix, rendered, node.file, locateRendered)
      return [{ rule, finding, at, ...(fix === undefined ? {} : { fix }) }]
    }),
  )
}

function placeOf(
  start: number,
  end: number,
  locate: (offset: number) => Location | undefined,
): Location | undefined {
  const first = locate(start)
  const last = locate(Math.max(start, end - 1))
  if (first === undefined) return undefined
  const { file, line, column } = first
  const follows =
    last !== undefined &&
    last.file === file &&
    (last.line > line || (last.line === line && last.column >= column))
  return follows
    ? { file, line, column, end: { line: last.line, column: last.column + 1 } }
    : { file, line, column }
}

function placedFix(
  fix: Fix,
  rendered: string,
  file: string,
  locate: (offset: number) => Location | undefined,
): PlacedFinding['fix'] {
  // A fix that only adds stands behind the character before it.
  const isAddition = fix.start === fix.end
  const start = isAddition ? fix.start - 1 : fix.start
  const at = locate(start)
  if (at === undefined || at.file !== file) return undefined
  const replaces = rendered.slice(start, fix.end)
  return { at, replaces, text: isAddition ? `${replaces}${fix.text}` : fix.text }
}
