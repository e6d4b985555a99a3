import { duplicateColumn } from '../problems/catalogue/sql-names.ts'
import { expressionValue } from './analyse/expression.ts'
import { columnFlow, edgesOf } from './analyse/lineage.ts'
import { literalType } from './analyse/literal-type.ts'
import { queryOutput } from './analyse/query.ts'
import type { Output } from './analyse/scope.ts'
import { statementOutput } from './analyse/statement.ts'
import type { Work } from './analyse/work.ts'
import { report } from './analyse/work.ts'
import type { AnalyseOptions, Analysis, LineageEdge, ResultColumn } from './analysis.ts'
import type { Query, QueryBody, Span, Statement } from './ast.ts'
import { UNKNOWN } from './types.ts'

/** Resolves every name of the statement: types, outputs, lineage, and what is certainly wrong. Never throws. */
export function analyse(statement: Statement, options: AnalyseOptions): Analysis {
  const work = newWork(options)
  const output = statementOutput(statement, work)
  const columns = output === undefined ? undefined : resultColumns(statement, output, work)
  const edges: LineageEdge[] = []
  output?.columns.forEach((column, i) => {
    edges.push(...edgesOf(column.lineage, columns?.[i]?.name ?? column.name))
  })
  work.problems.sort((a, b) => a.start - b.start)
  return {
    dialect: options.dialect,
    statement,
    typeOf: (expression) => literalType(expression, options.dialect) ?? work.types.get(expression) ?? UNKNOWN,
    nullableOf: (expression) =>
      work.notNull.has(expression) || literalType(expression, options.dialect) !== undefined
        ? false
        : undefined,
    resolve: (reference) => work.resolutions.get(reference),
    tableOf: (reference) => work.tableResolutions.get(reference),
    expand: (star) => work.stars.get(star),
    outputOf: (query) => {
      const found = work.outputs.get(query)
      return found === undefined || found.open !== undefined ? undefined : found.columns
    },
    variablesOf: (item) => work.variables.get(item) ?? [],
    columns,
    edges,
    uses: [...work.uses.values()],
    problems: work.problems,
  }
}

function newWork(options: AnalyseOptions): Work {
  const work: Work = {
    dialect: options.dialect,
    tables: options.tables,
    functions: options.functions ?? (() => undefined),
    types: new Map(),
    notNull: new Set(),
    resolutions: new Map(),
    tableResolutions: new Map(),
    stars: new Map(),
    outputs: new Map(),
    variables: new Map(),
    uses: new Map(),
    problems: [],
    structs: { last: undefined },
    query: (query, scope) => queryOutput(query, scope, work),
    expression: (expression, place) => expressionValue(expression, place, work),
  }
  return work
}

/** BigQuery calls columns without a name f0_, f1_, ... and refuses a result with two columns of one name. */
function resultColumns(statement: Statement, output: Output, work: Work): ResultColumn[] | undefined {
  if (work.dialect === 'bigquery') tellDuplicates(statement, output, work)
  if (output.open !== undefined) return undefined
  let unnamed = 0
  return output.columns.map((column) => {
    const name = column.name === '' && work.dialect === 'bigquery' ? `f${unnamed++}_` : column.name
    return { name, type: column.type, nullable: column.nullable, how: columnFlow(column.lineage, name) }
  })
}

function tellDuplicates(statement: Statement, output: Output, work: Work): void {
  const seen = new Set<string>()
  const told = new Set<string>()
  for (const { name } of output.columns) {
    const key = name.toLowerCase()
    if (key !== '' && seen.has(key) && !told.has(key)) {
      told.add(key)
      report(work, placeOf(key, statement), duplicateColumn({ name, stored: statement.kind !== 'query' }))
    }
    seen.add(key)
  }
}

/** The last item of that name in the outermost select list. */
function placeOf(key: string, statement: Statement): Span {
  const query = statement.kind === 'query' ? statement : queryOf(statement)
  let body: QueryBody | undefined = query
  while (body !== undefined && body.kind !== 'select') {
    body = body.kind === 'query' ? body.body : body.kind === 'set-operation' ? body.left : undefined
  }
  if (body === undefined) return statement
  const items = body.items.filter(({ alias, expression }) => {
    if (alias !== undefined) return alias.name.toLowerCase() === key
    return expression.kind === 'column' && expression.parts.at(-1)?.name.toLowerCase() === key
  })
  return (
    items.at(-1) ??
    body.items.findLast((item) => item.expression.kind === 'star') ??
    body.items[0] ??
    statement
  )
}

function queryOf(statement: Statement): Query | undefined {
  return statement.kind === 'create-table' || statement.kind === 'create-view' ? statement.query : undefined
}
