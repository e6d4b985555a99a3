// What the command line asks by macros of dbt's, where the project has put its own in their place.

import type { SchemaName } from '../adapters/adapter.ts'
import type { AskedAge } from '../checks/freshness.ts'
import { renderOperation } from '../compile/compile-nodes.ts'
import { hasOwnMacro } from '../compile/own-macro.ts'
import type { ParsedProject } from '../compile/parse-project.ts'
import type { Ask } from '../manifest/lookup.ts'
import type { Source } from '../manifest/node.ts'
import { templateLiteral } from './template-literal.ts'

const text = (value: string | undefined): string => templateLiteral(value ?? null)

/** Undefined where nobody replaces `create_schema`. */
export function schemaMaker(
  project: ParsedProject,
): ((schema: SchemaName, ask: Ask) => Promise<void>) | undefined {
  if (!hasOwnMacro(project, 'create_schema')) return undefined
  return async ({ database, schema }, ask) => {
    const relation = `api.Relation.create(database=${text(database)}, schema=${text(schema)})`
    await renderOperation(project, `{% do create_schema(${relation}) %}`, ask)
  }
}

/** Undefined where nobody replaces `collect_freshness`, or its like for queries. */
export function ageAsker(
  project: ParsedProject,
  ask: Ask,
): ((source: Source) => Promise<AskedAge | undefined>) | undefined {
  const own = {
    field: hasOwnMacro(project, 'collect_freshness', ['current_timestamp']),
    query: hasOwnMacro(project, 'collect_freshness_custom_sql', ['current_timestamp']),
  }
  if (!own.field && !own.query) return undefined
  return async (source) => {
    const { loadedAtQuery: query, loadedAtField: field, freshness } = source
    if (!(query === undefined ? own.field : own.query)) return undefined
    const relation = `source(${text(source.sourceName)}, ${text(source.name)})`
    const call =
      query === undefined
        ? `collect_freshness(${relation}, ${text(field)}, ${text(freshness?.filter)})`
        : `collect_freshness_custom_sql(${relation}, ${text(query)})`
    const row = `{%- set row = (${call}).table.rows[0] -%}`
    const printed = await renderOperation(project, `${row}{{ row[0] }}|{{ row[1] }}`, ask)
    const [loadedAt = '', now = ''] = printed.trim().split('|')
    return { loadedAt: loadedAt === 'None' ? null : loadedAt, now }
  }
}

/** The query that is shown, as the project's `get_show_sql` writes it; undefined where nobody replaces that. */
export async function shownSql(
  project: ParsedProject,
  sql: string,
  limit: number,
  ask: Ask,
): Promise<string | undefined> {
  if (!hasOwnMacro(project, 'get_show_sql', ['get_limit_subquery_sql', 'get_limit_sql'])) return undefined
  const number = limit < 0 ? 'none' : String(limit)
  return renderOperation(project, `{{ get_show_sql(${text(sql)}, none, ${number}) }}`, ask)
}
