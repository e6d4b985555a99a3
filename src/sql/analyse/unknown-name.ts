import { unknownAlias, unknownColumn } from '../../problems/catalogue/sql-names.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { ColumnReference } from '../ast.ts'
import type { Scope, Variable } from './scope.ts'
import { variableNamed } from './scope.ts'
import type { Place, Work } from './work.ts'
import { isFull, mayHint, report } from './work.ts'

/** Nothing bears the name; it is an error only because all columns around are known. */
export function tellUnknown(node: ColumnReference, place: Place, work: Work): void {
  const [first, second] = node.parts
  if (first === undefined || isFull(work) || isDeclared(first.name, node, work)) return
  const variables = variablesAround(place.scope)
  if (second !== undefined) {
    const variable = variableNamed(variables, first.name.toLowerCase())
    if (variable !== undefined) {
      const known = variable.output.columns.map((column) => column.name)
      const near = mayHint(work) ? didYouMean(second.name, known) : undefined
      report(work, second, unknownColumn({ name: second.name, table: first.name, near, known }))
      return
    }
    const known = variables.flatMap((each) => each.name ?? [])
    const near = mayHint(work) ? didYouMean(first.name, known) : undefined
    report(work, first, unknownAlias({ name: first.name, near, known }))
    return
  }
  const known = new Set<string>()
  for (const variable of variables) for (const column of variable.output.columns) known.add(column.name)
  known.delete('')
  const aliases = [...(place.aliases?.values() ?? [])].flatMap(({ item }) => item.alias?.name ?? [])
  const near = mayHint(work) ? didYouMean(first.name, [...known, ...aliases]) : undefined
  // The names that the SELECT list gives are near at hand anyhow; of a test they are not even the author's.
  const listed = known.size > 0 ? [...known] : aliases
  const advice = near === undefined ? meantOtherwise(first.name, work) : undefined
  report(work, first, unknownColumn({ name: first.name, near, known: listed, advice }))
}

/** Other engines take parts of dates and types bare, as arguments; DuckDB takes them for columns. */
function meantOtherwise(name: string, { dialect }: Work): string | undefined {
  if (dialect !== 'duckdb') return undefined
  if (dateParts.has(name.toLowerCase()))
    return `If a part of a date is meant, DuckDB takes it as a text: '${name.toLowerCase()}', as in date_diff('day', a, b); to add to a date, write a + INTERVAL 1 DAY.`
  return types.has(name.toLowerCase())
    ? `If the type is meant, write CAST(value AS ${name.toUpperCase()}), or TRY_CAST.`
    : undefined
}

const dateParts: ReadonlySet<string> = new Set(
  'year quarter month week day dayofweek dayofyear hour minute second millisecond microsecond isoweek isoyear years quarters months weeks days hours minutes seconds yy yyyy mm dd hh mi ss'.split(
    ' ',
  ),
)
const types: ReadonlySet<string> = new Set(
  'date time datetime timestamp int integer bigint smallint float double real numeric decimal varchar nvarchar text string boolean'.split(
    ' ',
  ),
)

/** What stands before the statement when it runs: dbt's variable of the newest partition in a table. */
function isDeclared(name: string, { parts }: ColumnReference, work: Work): boolean {
  return work.dialect === 'bigquery' && parts.length === 1 && name.toLowerCase() === '_dbt_max_partition'
}

function variablesAround(scope: Scope): Variable[] {
  const all: Variable[] = []
  for (let each: Scope | undefined = scope; each !== undefined; each = each.parent) {
    all.push(...each.inputs.variables)
  }
  return all
}
