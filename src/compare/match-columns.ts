// Which columns of two sides belong together, in what form their values are compared, and what one side lacks.

import { comparisonImpossible, comparisonKeyMissing, toleranceUnfit } from '../problems/catalogue/compare.ts'
import { ProblemError } from '../problems/problem.ts'
import { commonType } from './canonical-type.ts'
import type { SchemaDifference } from './comparison.ts'
import type { ComparedColumn, SideColumn } from './side.ts'
import { EXACT, type Tolerance } from './tolerance.ts'

export interface ColumnChoice {
  /** Columns that take no part, on either side. */
  readonly exclude?: readonly string[]
  /** Only these, and the key. */
  readonly columns?: readonly string[]
  /** By column, in lower case. */
  readonly tolerances?: ReadonlyMap<string, Tolerance>
}

/** Names are the same in any case. Throws where a key column is missing, and where there is nothing to compare. */
export function matchColumns(
  ownA: readonly SideColumn[],
  ownB: readonly SideColumn[],
  keys: readonly string[],
  { exclude = [], columns: only, tolerances }: ColumnChoice,
  labels: readonly [string, string],
): { readonly columns: readonly ComparedColumn[]; readonly schema: readonly SchemaDifference[] } {
  const fold = (name: string) => name.toLowerCase()
  const wanted = new Set((only ?? []).map(fold))
  const left = new Set(exclude.map(fold))
  const takesPart = ({ name }: SideColumn) =>
    keys.some((key) => fold(key) === fold(name)) ||
    (!left.has(fold(name)) && (!only || wanted.has(fold(name))))
  const byA = new Map(ownA.filter(takesPart).map((column) => [fold(column.name), column]))
  const byB = new Map(ownB.filter(takesPart).map((column) => [fold(column.name), column]))
  const keyProblems = keys.flatMap((key) =>
    [byA, byB].flatMap((own, side) =>
      own.has(fold(key))
        ? []
        : [
            comparisonKeyMissing({
              column: key,
              label: labels[side]!,
              known: [...own.values()].map(({ name }) => name),
            }),
          ],
    ),
  )
  if (keyProblems.length > 0) throw new ProblemError(keyProblems)
  checkTolerances(tolerances, ownA, ownB)
  const schema: SchemaDifference[] = []
  const matched = new Map<string, ComparedColumn>()
  for (const [name, one] of byA) {
    const other = byB.get(name)
    if (!other) {
      schema.push({ column: one.name, kind: 'missing-in-b', a: one.typeName })
      continue
    }
    const { type, alike } = commonType(one.type, other.type)
    if (!alike) schema.push({ column: one.name, kind: 'type', a: one.typeName, b: other.typeName })
    matched.set(name, { name: one.name, common: type, tolerance: tolerances?.get(name) ?? EXACT })
  }
  for (const [name, { name: written, typeName }] of byB) {
    if (!byA.has(name)) schema.push({ column: written, kind: 'missing-in-a', b: typeName })
  }
  const first = keys.map(fold)
  const rest = [...matched.keys()].filter((name) => !first.includes(name)).sort()
  const columns = [...first, ...rest].map((name) => matched.get(name)!)
  if (columns.length === 0) throw new ProblemError(comparisonImpossible({ a: labels[0], b: labels[1] }))
  return { columns, schema }
}

const WITH_SECONDS = ['time', 'timestamp']
/** Text as well: a number may be text on one side. */
const WITH_NUMBERS = ['integer', 'decimal', 'float', 'text']

/** A rule that forgives nothing because its column has another type is a mistake. One of no column may stand for a whole folder. */
function checkTolerances(
  tolerances: ColumnChoice['tolerances'],
  ownA: readonly SideColumn[],
  ownB: readonly SideColumn[],
): void {
  const own = [...ownA, ...ownB]
  const problems = [...(tolerances ?? [])].flatMap(([column, { digits, within }]) => {
    const found = own.filter(({ name }) => name.toLowerCase() === column)
    if (found.length === 0) return []
    const typeName = found.map((one) => one.typeName).join(' and ')
    const fits = (kinds: readonly string[]) => found.some(({ type }) => kinds.includes(type.kind))
    return [
      ...(digits !== undefined && !fits(WITH_SECONDS)
        ? [toleranceUnfit({ column, typeName, rule: 'digits', meant: 'times' })]
        : []),
      ...(within !== undefined && !fits(WITH_NUMBERS)
        ? [toleranceUnfit({ column, typeName, rule: 'within', meant: 'numbers' })]
        : []),
    ]
  })
  if (problems.length > 0) throw new ProblemError(problems)
}
