import type { Column, ColumnEdge, ColumnUseEdge } from '../../manifest/column.ts'
import type { Dialect, Query } from '../../manifest/manifest.ts'
import { sqlProblem } from '../../problems/catalogue/compile.ts'
import { cannotRunLocally } from '../../problems/catalogue/local.ts'
import type { Location, Problem } from '../../problems/problem.ts'
import { withBlanks } from '../../problems/rendered-as-nothing.ts'
import type { LineageEdge, SqlProblem, TableLookup, UseEdge } from '../../sql/analysis.ts'
import type { QueryParameter } from '../../sql/parameters.ts'
import type { Keeping } from '../../sql/rewrite/kept-array.ts'
import { translate } from '../../sql/translate.ts'
import { localSubject, type SqlOwner } from '../local-subject.ts'
import type { KnownFunctions } from './known-functions.ts'
import type { RenderedSql } from './rendered-sql.ts'

export interface Languages {
  readonly from: Dialect
  readonly to: Dialect
  /** Values for `@name` and `?`. */
  readonly parameters?: readonly QueryParameter[] | undefined
  readonly functions?: KnownFunctions | undefined
  /** Where the rows go. */
  readonly kept?: Keeping | undefined
}

/** A rendered query in the engine's language, with what its analysis tells. Plain data but for `locate`. */
export interface Translated {
  readonly sql: string
  readonly columns: readonly Column[] | undefined
  readonly edges: readonly ColumnEdge[]
  readonly uses: readonly ColumnUseEdge[]
  readonly problems: readonly Problem[]
  readonly analysed: boolean
  /** What it read, as the lookup names it: nodes by id, other tables as `table:...`. */
  readonly reads: readonly string[]
  /** Offset in `sql` -> offset in the rendered text. */
  readonly locate: (offset: number) => number | undefined
}

export function translateSql(
  rendered: RenderedSql,
  languages: Languages,
  tables: TableLookup,
  node: SqlOwner,
): Translated {
  const { from, to, parameters, functions, kept } = languages
  const reads = new Set<string>()
  const noting: TableLookup = (parts) => {
    const found = tables(parts)
    reads.add(found?.id ?? `table:${parts.join('.')}`)
    return found
  }
  const translation = translate(rendered.text, {
    ...{ from, to, tables: noting, parameters },
    functions: functions?.lookup,
    kept,
  })
  return {
    sql: translation.sql,
    columns: translation.columns,
    edges: translation.edges.filter(({ table }) => isNode(table)).map(edge),
    uses: translation.uses.filter(({ table }) => isNode(table)).map(use),
    analysed: translation.analysed,
    reads: [...reads],
    problems: translation.problems.map((problem) => placed(judged(problem, kept), rendered, node)),
    locate: (offset) => translation.locate(offset),
  }
}

export function queryOf(
  rendered: RenderedSql,
  sql: string,
  locate: Translated['locate'],
  fallback: Location,
): Query {
  return {
    sql,
    rendered: rendered.text,
    ...(rendered.blanks?.length ? { blanks: rendered.blanks } : {}),
    locateRendered: (offset) => rendered.locate(offset)?.at,
    locate(offset) {
      const inside = locate(offset)
      const origin = inside === undefined ? undefined : rendered.locate(inside)
      if (origin === undefined) return inside === undefined ? undefined : fallback
      return origin.trail.length === 0 ? origin.at : { ...origin.at, trail: origin.trail }
    },
  }
}

/** Two columns of one name are no more than odd, until a table or a view is to have both. */
function judged(problem: SqlProblem, kept: Keeping | undefined): SqlProblem {
  const refused = problem.code === 'duplicate-column' && (kept === 'table' || kept === 'view')
  return refused ? { ...problem, severity: 'error' } : problem
}

/** What is wrong in the rendered text, at the author's place. */
function placed(problem: SqlProblem, rendered: RenderedSql, node: SqlOwner): Problem {
  const { code, severity, message, hint, start, end } = problem
  const origin = rendered.locate(start)
  const at =
    origin === undefined ? node.at : withEnd(origin.at, rendered.locate(Math.max(start, end - 1))?.at)
  const told = code === 'syntax-error' ? withBlanks(hint, rendered.blanks, at) : hint
  const place = { at, ...(origin === undefined ? {} : { trail: origin.trail }) }
  return code === 'cannot-run-locally'
    ? cannotRunLocally({ message, rewrite: hint, subject: localSubject(node), ...place })
    : sqlProblem({ code, severity, message, hint: told, ...place })
}

/** Tables of others have no node to point to. */
function isNode(table: string): boolean {
  return !table.startsWith('table:')
}

function edge({ table, column, path, to, toPath, how }: LineageEdge): ColumnEdge {
  return {
    from: { node: table, column, ...(path === undefined ? {} : { path }) },
    to,
    ...(toPath === undefined ? {} : { toPath }),
    how,
  }
}

function use({ table, column, path, how }: UseEdge): ColumnUseEdge {
  return { from: { node: table, column, ...(path === undefined ? {} : { path }) }, how }
}

/** The last character's place is where the marked piece ends, if it stands in the same file behind its start. */
function withEnd(at: Location, last: Location | undefined): Location {
  if (last === undefined || last.file !== at.file) return at
  if (last.line < at.line || (last.line === at.line && last.column < at.column)) return at
  return {
    file: at.file,
    line: at.line,
    column: at.column,
    end: { line: last.line, column: last.column + 1 },
  }
}
