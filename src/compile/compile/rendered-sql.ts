import type { Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Location } from '../../problems/problem.ts'
import type { Blank } from '../../problems/rendered-as-nothing.ts'
import type { Rendered } from '../../template/render.ts'

/** SQL as rendered, with the way from its offsets to the author's files. */
export interface RenderedSql {
  readonly text: string
  readonly inlined: readonly NodeId[]
  locate(offset: number): Origin | undefined
  /** Where an undefined value was printed. */
  readonly blanks?: readonly Blank[]
}

export interface Origin {
  readonly at: Location
  readonly trail: readonly Location[]
}

/** Of our own macros' text the author sees the place that called them; nothing where the whole text is ours. */
export function authorsPlace(rendered: Rendered, offset: number): Origin | undefined {
  const found = rendered.map.locate(offset)
  if (found === undefined) return undefined
  const places = [...found.trail, found.location].filter(({ file }) => !file.startsWith('strata/'))
  const at = places.pop()
  return at === undefined ? undefined : { at, trail: places }
}

/** `called`: where the author wrote the call whose text this is, when the template itself is ours. */
export function renderedSql(rendered: Rendered, inlined: Iterable<NodeId>, called?: Location): RenderedSql {
  return {
    text: rendered.text,
    inlined: [...inlined],
    blanks: rendered.blanks,
    locate(offset) {
      const origin = authorsPlace(rendered, offset)
      return origin === undefined || called === undefined
        ? origin
        : { ...origin, trail: [called, ...origin.trail] }
    },
  }
}

export interface Inlined {
  readonly node: Node
  readonly name: string
  readonly sql: RenderedSql
}

const BLANK = /(?:\s+|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/y
const WITH = /with\s+(?:recursive\s+)?/iy

/** Puts ephemeral models before a query as common tables, in the order in which they need each other. */
export function withCommonTables(own: RenderedSql, tables: readonly Inlined[]): RenderedSql {
  if (tables.length === 0) return own
  BLANK.lastIndex = 0
  BLANK.exec(own.text)
  const start = BLANK.lastIndex
  WITH.lastIndex = start
  const hasWith = WITH.exec(own.text) !== null
  // As dbt does it: where the query has no WITH, before its comments too.
  const cut = hasWith ? WITH.lastIndex : own.text.search(/\S|$/)
  const pieces: { readonly text: string; readonly from: RenderedSql | undefined; readonly shift: number }[] =
    [{ text: own.text.slice(0, cut), from: own, shift: 0 }]
  if (!hasWith) pieces.push(ours('with '))
  for (const [index, { name, sql }] of tables.entries()) {
    pieces.push(
      ours(`${index === 0 ? '' : ', '}${name} as (\n`),
      { text: sql.text, from: sql, shift: 0 },
      ours('\n)'),
    )
  }
  pieces.push(ours(hasWith ? ', ' : '\n'), { text: own.text.slice(cut), from: own, shift: cut })
  const starts: number[] = []
  let length = 0
  for (const { text } of pieces) {
    starts.push(length)
    length += text.length
  }
  return {
    text: pieces.map(({ text }) => text).join(''),
    inlined: tables.map(({ node }) => node.id),
    blanks: [...(own.blanks ?? []), ...tables.flatMap(({ sql }) => sql.blanks ?? [])],
    locate(offset) {
      const index = starts.findLastIndex((from) => from <= offset)
      const piece = pieces[index]
      return piece?.from?.locate(offset - starts[index]! + piece.shift)
    },
  }
}

function ours(text: string) {
  return { text, from: undefined, shift: 0 }
}
