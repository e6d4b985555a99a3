// What BigQuery asks of a SELECT as a whole: rows to work on, values that can be told apart, keys that are still there.

import { withoutFrom } from '../../problems/catalogue/sql-rules.ts'
import type { Expression, Select, SelectItem } from '../ast.ts'
import type { SqlType } from '../types.ts'
import { forEachKey, Grouping } from './group.ts'
import type { StarEntry } from './scope.ts'
import { tellUngroupable } from './ungroupable.ts'
import type { SelectState, Work } from './work.ts'
import { report } from './work.ts'

type Source = SelectItem | StarEntry

export function tellSelect(node: Select, state: SelectState, sources: readonly Source[], work: Work): void {
  if (node.from === undefined) tellWithoutFrom(node, state, work)
  if (node.groupBy !== undefined) {
    forEachKey(node.groupBy, (key) => {
      const item = key.kind === 'number' ? sources[Number(key.text) - 1] : undefined
      const type = item === undefined ? work.types.get(key) : typeOf(item, work)
      tellUngroupable(key, type, 'GROUP BY', work)
    })
  }
  if (!node.distinct) return
  for (const source of sources) {
    const at =
      'kind' in source ? source.expression : node.items.find((each) => each.expression.kind === 'star')
    tellUngroupable(at ?? node, typeOf(source, work), 'SELECT DISTINCT', work)
  }
}

function typeOf(source: Source, work: Work): SqlType | undefined {
  return 'kind' in source ? work.types.get(source.expression) : source.column.type
}

function tellWithoutFrom(node: Select, state: SelectState, work: Work): void {
  const clauses: readonly (readonly [
    string,
    { readonly start: number; readonly end: number } | undefined,
  ])[] = [
    ['SELECT DISTINCT', node.distinct ? node : undefined],
    ['WHERE', node.where],
    ['GROUP BY', node.groupBy],
    ['HAVING', node.having],
    ['QUALIFY', node.qualify],
    ['an aggregate function', state.aggregates ? node : undefined],
    ['a window function', state.windowed ? node : undefined],
  ]
  const found = clauses.find(([, at]) => at !== undefined)
  if (found !== undefined) report(work, found[1]!, withoutFrom({ what: found[0] }))
}

/** What ORDER BY may still name behind DISTINCT. */
export function shown(sources: readonly Source[], work: Work): Grouping {
  const keys = new Grouping(work, true, 'distinct')
  for (const source of sources) {
    if ('kind' in source) {
      if (source.expression.kind === 'column') keys.add(source.expression as Expression)
    } else keys.addEntry(source)
  }
  return keys
}
