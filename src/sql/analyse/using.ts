// USING and NATURAL: columns that two tables have in common become one.

import { unknownColumn } from '../../problems/catalogue/sql-names.ts'
import { aliasInUsing } from '../../problems/catalogue/sql-rules.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Identifier, Join } from '../ast.ts'
import { supertype } from '../coerce.ts'
import { UNKNOWN } from '../types.ts'
import { CONSTANT, combine } from './lineage.ts'
import { tellIncomparable } from './operators.ts'
import type { Column, Inputs, Merged, StarEntry } from './scope.ts'
import { variableNamed } from './scope.ts'
import type { Work } from './work.ts'
import { mayHint, report, use } from './work.ts'

export function mergedOf(left: Inputs, right: Inputs): ReadonlyMap<string, Merged> | undefined {
  if (left.merged === undefined) return right.merged
  return right.merged === undefined ? left.merged : new Map([...left.merged, ...right.merged])
}

export function commonNames(left: Inputs, right: Inputs): readonly Identifier[] {
  const onLeft = new Set(left.star().map((entry) => entry.column.name.toLowerCase()))
  return right
    .star()
    .filter((entry) => onLeft.has(entry.column.name.toLowerCase()))
    .map((entry) => ({ kind: 'identifier', name: entry.column.name, quoted: false, start: 0, end: 0 }))
}

export function usingColumns(
  item: Join,
  names: readonly Identifier[],
  left: Inputs,
  right: Inputs,
  work: Work,
): ReadonlyMap<string, Merged> {
  const merged = new Map(mergedOf(left, right))
  for (const name of names) {
    const key = name.name.toLowerCase()
    const before = usingSide(left, name, work)
    const after = before && usingSide(right, name, work)
    if (before === undefined || after === undefined) continue
    use(work, before.column.lineage, 'join')
    use(work, after.column.lineage, 'join')
    tellIncomparable(name, 'USING', before.column, after.column, work)
    const column = mergedColumn(item, before.column, after.column, work)
    merged.set(key, { column, variables: [...before.variables, ...after.variables] })
  }
  return merged
}

function mergedColumn(item: Join, left: Column, right: Column, work: Work): Column {
  if (item.type === 'right') return { ...right, name: left.name }
  if (item.type !== 'full') return left
  return {
    name: left.name,
    type: supertype([left, right], work.dialect) ?? UNKNOWN,
    nullable: left.nullable === false && right.nullable === false ? false : undefined,
    lineage: combine([left.lineage, right.lineage], 'copy'),
  }
}

function usingSide(side: Inputs, name: Identifier, work: Work): Merged | undefined {
  const key = name.name.toLowerCase()
  const known = side.merged?.get(key)
  if (known !== undefined) return known
  const table = work.dialect === 'bigquery' ? variableNamed(side.variables, key) : undefined
  if (table !== undefined && table.element === undefined) {
    report(work, name, aliasInUsing({ name: name.name }))
    return undefined
  }
  for (const variable of side.variables) {
    const column = variable.find(key)
    if (column !== undefined) return { column, variables: [variable] }
  }
  const open = side.variables.filter((each) => each.output.open !== undefined)
  const [only] = open
  if (only === undefined) {
    const known = [...new Set(side.star().map((entry) => entry.column.name))]
    const table = side.variables.length === 1 ? side.variables[0]?.name : undefined
    const near = mayHint(work) ? didYouMean(name.name, known) : undefined
    report(work, name, unknownColumn({ name: name.name, table, near, known }))
    return undefined
  }
  const lineage = (open.length === 1 ? only.output.open?.(name.name) : undefined) ?? CONSTANT
  return { column: { name: name.name, type: UNKNOWN, nullable: undefined, lineage }, variables: [only] }
}

/** BigQuery puts the columns of USING first, DuckDB leaves them where the left table has them. */
export function joinedStar(
  left: Inputs,
  right: Inputs,
  names: readonly Identifier[],
  merged: ReadonlyMap<string, Merged> | undefined,
  work: Work,
): readonly StarEntry[] {
  if (names.length === 0) return [...left.star(), ...right.star()]
  const keys = new Set(names.map((name) => name.name.toLowerCase()))
  const isKey = (entry: StarEntry) => keys.has(entry.column.name.toLowerCase())
  const entryOf = (key: string): StarEntry[] => {
    const found = merged?.get(key)
    return found === undefined ? [] : [{ column: found.column, variable: found.variables[0], merged: true }]
  }
  const rest = right.star().filter((entry) => !isKey(entry))
  if (work.dialect === 'duckdb') {
    const front = left
      .star()
      .flatMap((entry) => (isKey(entry) ? entryOf(entry.column.name.toLowerCase()) : [entry]))
    return [...front, ...rest]
  }
  return [...[...keys].flatMap(entryOf), ...left.star().filter((entry) => !isKey(entry)), ...rest]
}
