import type { NamedWindow, Window } from '../ast.ts'

/** DuckDB forgets the PARTITION BY of a window on which a window stands that is itself built upon. */
export function wholeWindow(window: Window, earlier: readonly NamedWindow[]): Window {
  const name = window.base?.name.toLowerCase()
  const at = earlier.findLastIndex((each) => each.name.name.toLowerCase() === name)
  if (name === undefined || at < 0) return window
  const base = wholeWindow(earlier[at]!.window, earlier.slice(0, at))
  return {
    ...window,
    base: undefined,
    bare: undefined,
    partitionBy: base.partitionBy,
    orderBy: window.orderBy.length > 0 ? window.orderBy : base.orderBy,
    frame: window.frame ?? base.frame,
  }
}
