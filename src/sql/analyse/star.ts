// `*`, `t.*` and `struct.*` as the columns that they stand for.

import { unknownAlias, unknownColumn } from '../../problems/catalogue/sql-names.ts'
import { exceptedTwice, nothingLeft } from '../../problems/catalogue/sql-rules.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { StarColumn } from '../analysis.ts'
import type { ColumnReference, Expression, Identifier, Star } from '../ast.ts'
import { fieldLineage } from './lineage.ts'
import type { Column, Open, Scope, StarEntry, Variable } from './scope.ts'
import { variableNamed } from './scope.ts'
import type { Place, Work } from './work.ts'
import { mayHint, report } from './work.ts'

export interface ExpandedColumn {
  readonly column: Column
  readonly entry: StarEntry | undefined
  readonly replaced: Expression | undefined
}

export interface Expanded {
  readonly columns: readonly ExpandedColumn[]
  readonly open: Open | undefined
}

export function expandStar(star: Star, place: Place, work: Work): Expanded {
  const source = sourceOf(star, place, work)
  const columns = edited(star, source, place, work)
  const open = star.like === undefined ? source.open : () => undefined
  if (open === undefined) work.stars.set(star, columns.map(starColumn))
  return { columns, open: open === undefined ? undefined : hiding(open, star) }
}

function starColumn({ column, entry, replaced }: ExpandedColumn): StarColumn {
  return {
    name: column.name,
    type: column.type,
    source: entry?.variable,
    column: entry?.column.name ?? column.name,
    merged: entry?.merged ?? false,
    replaced,
  }
}

interface Source {
  readonly entries: readonly StarEntry[]
  readonly open: Open | undefined
  readonly name: string | undefined
}

function sourceOf(star: Star, place: Place, work: Work): Source {
  const { qualifier } = star
  if (qualifier === undefined) {
    const { inputs } = place.scope
    return { entries: inputs.star(), open: openOf(inputs.variables), name: undefined }
  }
  const found = qualifier.kind === 'column' ? tableNamed(qualifier, place.scope, work) : undefined
  if (found !== undefined) return ofVariable(found)
  if (qualifier.kind === 'column' && tellUnknownQualifier(qualifier, place, work)) {
    return { entries: [], open: () => undefined, name: undefined }
  }
  const value = work.expression(qualifier, place)
  if (value.type.kind !== 'struct') return { entries: [], open: () => undefined, name: undefined }
  const entries = value.type.fields.map((field): StarEntry => {
    const name = field.name ?? ''
    const column = { name, type: field.type, nullable: undefined, lineage: fieldLineage(value.lineage, name) }
    return { column, variable: undefined, merged: false }
  })
  return { entries, open: undefined, name: undefined }
}

/** `x.*` where x is neither a table nor, certainly, a column. */
function tellUnknownQualifier(qualifier: ColumnReference, place: Place, work: Work): boolean {
  const [first] = qualifier.parts
  if (first === undefined || qualifier.parts.length > 1) return false
  const known: string[] = []
  for (let each: Scope | undefined = place.scope; each !== undefined; each = each.parent) {
    if (each.variables?.has(first.name.toLowerCase())) return false
    for (const variable of each.inputs.variables) {
      if (variable.output.open !== undefined || variable.find(first.name.toLowerCase())) return false
      if (variable.name !== undefined) known.push(variable.name)
    }
  }
  const near = mayHint(work) ? didYouMean(first.name, known) : undefined
  report(work, first, unknownAlias({ name: first.name, near, known }))
  return true
}

function ofVariable(variable: Variable): Source {
  const entries = variable.output.columns.map(
    (column): StarEntry => ({ column: variable.seen(column), variable, merged: false }),
  )
  return { entries, open: variable.output.open, name: variable.name }
}

/** Tables with unknown columns: only of a single one can it be told where a column comes from. */
export function openOf(variables: readonly Variable[]): Open | undefined {
  const open = variables.filter((each) => each.output.open !== undefined)
  if (open.length === 0) return undefined
  return open.length === 1 ? open[0]!.output.open : () => undefined
}

function tableNamed(qualifier: ColumnReference, scope: Scope, work: Work): Variable | undefined {
  const { parts } = qualifier
  let outer = false
  for (let each: Scope | undefined = scope; each !== undefined; each = each.parent) {
    const found =
      parts.length === 1
        ? variableNamed(each.inputs.variables, parts[0]!.name.toLowerCase())
        : each.inputs.variables.find((variable) => endsWith(variable.qualifiers, parts))
    if (found !== undefined) {
      const told = { source: found, used: parts.length, outer }
      work.resolutions.set(
        qualifier,
        found.element === undefined ? { kind: 'row', ...told, hidden: false } : { kind: 'element', ...told },
      )
      return found
    }
    outer ||= each.kind === 'base'
  }
  return undefined
}

function endsWith(qualifiers: readonly string[], parts: readonly Identifier[]): boolean {
  const tail = qualifiers.slice(qualifiers.length - parts.length)
  return (
    tail.length === parts.length &&
    tail.every((name, i) => name.toLowerCase() === parts[i]!.name.toLowerCase())
  )
}

function hiding(open: Open, star: Star): Open {
  if (star.except.length === 0) return open
  const hidden = new Set(star.except.map((each) => lastName(each).toLowerCase()))
  return (name) => (hidden.has(name.toLowerCase()) ? undefined : open(name))
}

function lastName(reference: ColumnReference): string {
  return reference.parts[reference.parts.length - 1]?.name ?? ''
}

/** EXCEPT, REPLACE and RENAME applied. */
function edited(star: Star, source: Source, place: Place, work: Work): readonly ExpandedColumn[] {
  const { entries } = source
  if (star.except.length === 0 && star.replace.length === 0 && star.rename.length === 0) {
    return entries.map((entry) => ({ column: entry.column, entry, replaced: undefined }))
  }
  const missing = new Map<string, Identifier>()
  const need = (name: Identifier | undefined) =>
    name !== undefined && missing.set(name.name.toLowerCase(), name)
  const except = new Set<string>()
  for (const each of star.except) {
    const name = lastName(each)
    if (except.has(name.toLowerCase()) && work.dialect === 'bigquery')
      report(work, each, exceptedTwice({ name }))
    need(each.parts[each.parts.length - 1])
    except.add(lastName(each).toLowerCase())
  }
  const replaced = new Map<string, { column: Column; expression: Expression }>()
  for (const { alias, expression } of star.replace) {
    const value = work.expression(expression, place)
    if (alias === undefined) continue
    need(alias)
    replaced.set(alias.name.toLowerCase(), { column: { name: alias.name, ...value }, expression })
  }
  const renamed = new Map<string, string>()
  for (const { from, to } of star.rename) {
    need(from.parts[from.parts.length - 1])
    renamed.set(lastName(from).toLowerCase(), to.name)
  }
  const columns: ExpandedColumn[] = []
  for (const entry of entries) {
    const key = entry.column.name.toLowerCase()
    missing.delete(key)
    if (except.has(key)) continue
    const other = replaced.get(key)
    if (other !== undefined) {
      const column = { ...other.column, name: entry.column.name }
      columns.push({ column, entry, replaced: other.expression })
    } else {
      const name = renamed.get(key)
      const column = name === undefined ? entry.column : { ...entry.column, name }
      columns.push({ column, entry, replaced: undefined })
    }
  }
  if (source.open === undefined) {
    tellMissing(missing, source, work)
    const isEmpty = columns.length === 0 && entries.length > 0
    if (isEmpty && work.dialect === 'bigquery') report(work, star, nothingLeft())
  }
  return columns
}

function tellMissing(missing: ReadonlyMap<string, Identifier>, source: Source, work: Work): void {
  if (missing.size === 0) return
  const known = [...new Set(source.entries.map((entry) => entry.column.name))]
  for (const name of missing.values()) {
    const near = mayHint(work) ? didYouMean(name.name, known) : undefined
    report(work, name, unknownColumn({ name: name.name, table: source.name, near, known }))
  }
}
