import * as library from '../../index.ts'
import {
  type Invocation,
  list,
  number,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'
import { rowsAsCsv, rowsAsDbtJson, rowsAsJson, rowsAsTable } from '../print-rows.ts'

export async function show(invocation: Invocation): Promise<number> {
  const direct = text(invocation, 'inlineDirect')
  const inline = text(invocation, 'inline') ?? (direct === undefined ? undefined : untouched(direct))
  const dialect = text(invocation, 'dialect')
  const limit = number(invocation, 'limit') ?? 10
  const { rows, node, dbt, cut, problems } = await library.show({
    ...projectOptions(invocation),
    ...selectionOptions(invocation),
    limit,
    parameters: list(invocation, 'param'),
    ...(inline === undefined ? {} : { inline }),
    ...(dialect === 'bigquery' || dialect === 'duckdb' ? { dialect } : {}),
  })
  printWarnings(invocation, problems, projectDirectory(invocation))
  const { terminal } = invocation
  if (rows === undefined) return 0
  const format = text(invocation, 'output')
  if (format === 'json') terminal.out(dbt ? rowsAsDbtJson(rows, node) : rowsAsJson(rows))
  else if (format === 'csv') terminal.out(rowsAsCsv(rows))
  else terminal.out(rowsAsTable(rows, terminal.columns()))
  if (cut && format !== 'json') terminal.err(`The first ${limit} rows; --limit -1 shows all.\n`)
  return 0
}

/** So that braces in it are not read as a template. */
function untouched(sql: string): string {
  const marks = /[{}][{}%#]|[%#]\}/
  return marks.test(sql) ? `{% raw %}${sql}{% endraw %}` : sql
}
