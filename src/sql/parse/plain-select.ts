import type { FromItem, Select, SelectItem, Star } from '../ast.ts'

/** `SELECT * FROM from`, where FROM alone was written. */
export function plainSelect(from: FromItem, end: number): Select {
  const { start } = from
  return {
    kind: 'select',
    distinct: false,
    distinctOn: [],
    items: [star({}, start, from.end)],
    from,
    windows: [],
    start,
    end,
  }
}

/** `*` that nobody wrote, at the place of what it selects from. */
export function star(parts: Partial<Star>, start: number, end: number): SelectItem {
  const expression: Star = { kind: 'star', except: [], replace: [], rename: [], ...parts, start, end }
  return { kind: 'select-item', expression, start, end }
}
