// Which columns an aggregated query may use outside of aggregates.

import { ungroupedColumn } from '../../problems/catalogue/sql.ts'
import { goneByDistinct } from '../../problems/catalogue/sql-rules.ts'
import type { RangeVariable, Resolution } from '../analysis.ts'
import type { Expression, GroupBy, GroupItem, GroupingSet, Node } from '../ast.ts'
import { callName } from '../ast.ts'
import { findFunction } from '../functions/catalogue.ts'
import { forEachChild } from '../walk.ts'
import { callKind } from './call-kind.ts'
import { isDuckdbFunction } from './duckdb-functions.ts'
import type { StarEntry } from './scope.ts'
import type { Work } from './work.ts'
import { report } from './work.ts'

/** The keys of a GROUP BY: paths of columns, and other expressions by a text that says what they are. */
export class Grouping {
  private readonly paths = new Set<string>()
  private readonly texts = new Set<string>()
  private readonly ids = new Map<RangeVariable, number>()
  private readonly work: Work
  readonly grouped: boolean
  private anything = false
  private readonly by: 'groups' | 'distinct'

  /** `distinct`: the keys are what SELECT DISTINCT leaves to ORDER BY. */
  constructor(work: Work, grouped: boolean, by: 'groups' | 'distinct' = 'groups') {
    this.by = by
    this.work = work
    this.grouped = grouped
  }

  add(key: Expression): void {
    const found = key.kind === 'column' ? this.work.resolutions.get(key) : undefined
    if (found?.kind === 'alias' && found.item !== undefined) {
      this.add(found.item.expression)
      return
    }
    const paths = key.kind === 'column' && found !== undefined ? this.pathsOf(key, found) : []
    for (const path of paths) this.paths.add(path)
    if (paths.length === 0) this.texts.add(this.textOf(key))
  }

  /** A key that cannot be told: from here on nothing is certain. */
  addAnything(): void {
    this.anything = true
  }

  addEntry(entry: StarEntry): void {
    if (entry.variable !== undefined) this.paths.add(this.path(entry.variable, [entry.column.name]))
  }

  /** Tells the first column of the expression that is neither grouped nor aggregated. */
  check(node: Node, item = true): boolean {
    if (this.anything) return true
    // BigQuery knows a grouped expression again where it is a whole item of the select list.
    const whole = item || this.work.dialect === 'duckdb'
    if (whole && this.texts.size > 0 && this.texts.has(this.textOf(node))) return true
    switch (node.kind) {
      case 'column':
        return this.checkColumn(node)
      case 'call':
        if (callKind(node, this.work.dialect) === 'aggregate' || !this.isKnown(callName(node))) return true
        break
      case 'query':
      case 'star':
        return true
    }
    let fine = true
    forEachChild(node, (child) => {
      if (fine) fine = this.check(child, false)
    })
    return fine
  }

  /** A function of the user's own may well aggregate. */
  private isKnown(name: string): boolean {
    return this.work.dialect === 'duckdb' ? isDuckdbFunction(name) : findFunction(name) !== undefined
  }

  private checkColumn(node: Extract<Node, { kind: 'column' }>): boolean {
    const found = this.work.resolutions.get(node)
    if (found === undefined || found.kind === 'alias' || found.kind === 'variable' || found.outer) return true
    if (found.kind === 'element' && found.source.kind !== 'array' && found.source.kind !== 'offset')
      return true
    if (this.pathsOf(node, found).some((path) => this.covered(path))) return true
    const name = node.parts[node.parts.length - 1]!.name
    const { grouped, by } = this
    report(this.work, node, by === 'distinct' ? goneByDistinct({ name }) : ungroupedColumn({ name, grouped }))
    return false
  }

  checkEntry(entry: StarEntry, at: Expression): boolean {
    if (entry.variable === undefined || entry.merged || this.anything) return true
    if (this.covered(this.path(entry.variable, [entry.column.name]))) return true
    report(this.work, at, ungroupedColumn({ name: entry.column.name, grouped: this.grouped }))
    return false
  }

  /** Grouping by a row or a struct covers its fields. */
  private covered(path: string): boolean {
    for (let end = path.length; end > 0; end = path.lastIndexOf('\0', end - 1)) {
      if (this.paths.has(path.slice(0, end))) return true
    }
    return false
  }

  private pathsOf(node: Extract<Node, { kind: 'column' }>, found: Resolution): string[] {
    const rest = node.parts.map((part) => part.name)
    switch (found.kind) {
      case 'column': {
        const tail = [found.column, ...rest.slice(found.used)]
        if (!found.merged) return [this.path(found.source, tail)]
        return [this.path(found.source, tail), `merged\0${tail.join('\0').toLowerCase()}`]
      }
      case 'row':
      case 'element':
        return [this.path(found.source, rest.slice(found.used))]
      default:
        return []
    }
  }

  private path(source: RangeVariable, rest: readonly string[]): string {
    let id = this.ids.get(source)
    if (id === undefined) {
      id = this.ids.size
      this.ids.set(source, id)
    }
    return [`${id}`, ...rest].join('\0').toLowerCase()
  }

  /** Two expressions of one text are the same, however they are laid out and qualified. */
  private textOf(node: Node): string {
    if (node.kind === 'column') {
      const found = this.work.resolutions.get(node)
      if (found?.kind === 'alias' && found.item !== undefined) return this.textOf(found.item.expression)
      const [path] = found === undefined ? [] : this.pathsOf(node, found)
      if (path !== undefined) return `<${path}>`
    }
    if (node.kind === 'identifier') return node.name.toLowerCase()
    let text = node.kind
    for (const [key, value] of Object.entries(node)) {
      if (key === 'start' || key === 'end' || key === 'kind') continue
      if (typeof value === 'string' || typeof value === 'boolean') text += ` ${value}`
    }
    forEachChild(node, (child) => {
      text += `(${this.textOf(child)})`
    })
    return text
  }
}

/** The expressions that are grouped by, sets and ordinals resolved by `each`. */
export function forEachKey(group: GroupBy, each: (key: Expression) => void): void {
  const visit = (item: GroupItem | GroupingSet): void => {
    if (item.kind === 'grouping-sets') item.items.forEach(visit)
    else if (item.kind === 'grouping-set') item.items.forEach(each)
    else if (item.kind === 'struct' && item.tuple) for (const field of item.fields) each(field.value)
    else each(item)
  }
  group.items.forEach(visit)
}
