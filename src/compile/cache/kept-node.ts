import type { Compiled, Query } from '../../manifest/manifest.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Location } from '../../problems/problem.ts'
import { type KeptPlaces, keptPlaces, locateIn } from './kept-places.ts'

/** SQL in the engine's language, and as rendered where that is another text. Where it came from is kept only of short texts. */
type KeptQuery = readonly [sql: string, rendered?: string | null, places?: KeptPlaces]

/** All of a node but its first SQL. */
export interface KeptNode {
  readonly rest: Omit<Compiled, 'id' | 'first' | 'later' | 'expected'>
  readonly first: readonly [rendered?: string | null, places?: KeptPlaces]
  /** `true`: the same as `first`. */
  readonly later?: KeptQuery | true
  readonly expected?: { readonly query?: KeptQuery | undefined; readonly columns?: readonly string[] }
}

/** Where queries come from: as compiled anew, which is asked only when a place is needed. */
export type Places = (id: NodeId) => Compiled | undefined

/** A value that is made when it is first asked for. */
export class Once<Value> {
  readonly #make: () => Value
  #value: Value | undefined

  constructor(make: () => Value) {
    this.#make = make
  }

  get value(): Value {
    return (this.#value ??= this.#make())
  }
}

export function toKeep({ id: _, first, later, expected, ...rest }: Compiled): KeptNode {
  // Of a unit test nothing is compiled again to learn a place: its model is rendered otherwise than itself.
  const [, ...kept] = asKept(first, expected !== undefined)
  return {
    ...{ rest, first: kept },
    ...(later === undefined ? {} : { later: later === first ? true : asKept(later) }),
    ...(expected === undefined
      ? {}
      : { expected: { ...expected, query: expected.query && asKept(expected.query, true) } }),
  }
}

function asKept({ sql, rendered, locate }: Query, placed = false): KeptQuery {
  const other = rendered === sql ? null : rendered
  if (placed) return [sql, other, keptPlaces(sql.length, locate)]
  return other === null ? [sql] : [sql, other]
}

/** A node as it was compiled, of which nothing is read before it is asked for. `at`: the node's own place. */
export function keptNode(
  id: NodeId,
  sql: () => string,
  node: Once<KeptNode>,
  at: Location | undefined,
  places: Places | undefined,
): Compiled {
  const query = (
    text: () => string,
    kept: () => readonly [rendered?: string | null, places?: KeptPlaces],
    of: (compiled: Compiled) => Query | undefined,
  ): Query => {
    const again = () => {
      const compiled = places?.(id)
      return compiled === undefined ? undefined : of(compiled)
    }
    return {
      get sql() {
        return text()
      },
      get rendered() {
        return kept()[0] ?? text()
      },
      locate(offset) {
        const known = kept()[1]
        if (known !== undefined) return locateIn(known)(offset)
        return places === undefined ? at : again()?.locate(offset)
      },
      locateRendered: (offset) => (places === undefined ? at : again()?.locateRendered?.(offset)),
    }
  }
  const own = ([text, ...more]: KeptQuery, of: (compiled: Compiled) => Query | undefined) =>
    query(
      () => text,
      () => more,
      of,
    )
  const first = query(
    sql,
    () => node.value.first,
    (compiled) => compiled.first,
  )
  const later = new Once(() => {
    const kept = node.value.later
    return kept === true ? first : kept && own(kept, (compiled) => compiled.later)
  })
  const expected = new Once(() => {
    const kept = node.value.expected
    if (kept === undefined) return undefined
    const { query: sql, ...others } = kept
    if (sql === undefined) return others
    return { ...others, query: own(sql, (compiled) => compiled.expected?.query) }
  })
  const kept: { readonly [Key in keyof Required<Compiled>]: Compiled[Key] | undefined } = {
    ...{ id, first },
    get later() {
      return later.value
    },
    get expected() {
      return expected.value
    },
    get language() {
      return node.value.rest.language
    },
    get columns() {
      return node.value.rest.columns
    },
    get lineage() {
      return node.value.rest.lineage
    },
    get uses() {
      return node.value.rest.uses
    },
    get reads() {
      return node.value.rest.reads
    },
    get analysed() {
      return node.value.rest.analysed
    },
    get inlined() {
      return node.value.rest.inlined
    },
  }
  return kept as Compiled
}
