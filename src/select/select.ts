// Which nodes a command is about: dbt's selection language over the graph.

import { NodeGraph, topologicalOrder } from '../manifest/graph.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import * as problems from '../problems/catalogue/select.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { ProblemError, type Report } from '../problems/problem.ts'
import { combine } from './combine.ts'
import type { Match, Method } from './match.ts'
import { methods } from './methods.ts'
import { nearMiss } from './near-miss.ts'
import { type Found, withNeighbours, withTests, withWaiting } from './neighbours.ts'
import { CriterionError, readCriteria } from './read-criteria.ts'
import { readDefinition } from './read-definition.ts'
import type { SelectByColumn } from './select-by-column.ts'
import { type Selectable, type SelectableKind, selectables } from './selectable.ts'
import type { Criterion, IndirectSelection, Selection } from './selection.ts'

export interface SelectOptions {
  /** As given to `--select`: criteria between spaces are united, parts between commas intersected. */
  readonly select?: readonly string[] | undefined
  readonly exclude?: readonly string[] | undefined
  /** A name in selectors.yml. Without `select` and `selector`, the one marked `default: true`, else everything. */
  readonly selector?: string | undefined
  readonly indirectSelection?: IndirectSelection | undefined
  /** Keeps only these kinds, after everything else. */
  readonly kinds?: readonly SelectableKind[] | undefined
  /** Methods that need to know more than the manifest: `state`, `result`, `source_status`. */
  readonly methods?: ReadonlyMap<string, SelectionMethod> | undefined
  /** Asked about names with a dot that are no node's: `orders.amount+`. */
  readonly byColumn?: SelectByColumn | undefined
}

/** `argument` is what stands behind the dot, as in `state:modified.body`. */
export type SelectionMethod = (value: string, argument: string | undefined) => Iterable<NodeId>

/** In topological order. A criterion that matches nothing is reported as a warning, a wrong one as an error. */
export function select(manifest: Manifest, options: SelectOptions, report: Report): NodeId[] {
  const nodes = selectables(manifest)
  const graph = new NodeGraph(nodes)
  const search = new Search(manifest, nodes, graph, options, report)
  try {
    const chosen = search.select(search.read())
    const kinds = options.kinds === undefined ? undefined : new Set(options.kinds)
    return topologicalOrder(graph).filter(
      (id) => chosen.has(id) && (kinds?.has(nodes.get(id)!.kind) ?? manifest.nodes.has(id)),
    )
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    for (const problem of error.problems) report(problem)
    return []
  }
}

class Search {
  readonly #manifest: Manifest
  readonly #nodes: ReadonlyMap<NodeId, Selectable>
  readonly #graph: NodeGraph<Selectable>
  readonly #options: SelectOptions
  readonly #report: Report

  constructor(
    manifest: Manifest,
    nodes: ReadonlyMap<NodeId, Selectable>,
    graph: NodeGraph<Selectable>,
    options: SelectOptions,
    report: Report,
  ) {
    this.#manifest = manifest
    this.#nodes = nodes
    this.#graph = graph
    this.#options = options
    this.#report = report
  }

  read(): Selection {
    const { select: words, exclude, selector } = this.#options
    // As in dbt, the default selector stands for a command line that says nothing at all: --exclude is taken from everything.
    const said = (words?.length ?? 0) > 0 || (exclude?.length ?? 0) > 0
    const chosen = selector ?? (said ? undefined : this.#defaultSelector())
    const from = chosen !== undefined ? this.#named(chosen, []) : this.#words(words ?? [])
    if (exclude === undefined || exclude.length === 0) return from
    return { kind: 'difference', from, without: this.#words(exclude, 'eager') }
  }

  select(selection: Selection): ReadonlySet<NodeId> {
    return this.#find(selection).direct
  }

  #words(words: readonly string[], indirect = this.#mode()): Selection {
    try {
      const selection = readCriteria(words, indirect)
      return selection.kind === 'union' && selection.parts.length === 0 ? everything : selection
    } catch (error) {
      if (!(error instanceof CriterionError)) throw error
      throw new ProblemError(
        problems.selectionUnreadable({ criterion: words.join(' '), reason: error.message }),
      )
    }
  }

  #named(name: string, path: readonly string[]): Selection {
    const known = Object.keys(this.#manifest.selectors)
    const entry = this.#manifest.selectors[name] as JsonObject | undefined
    if (entry === undefined) {
      throw new ProblemError(problems.selectorUnknown({ name, known, near: didYouMean(name, known) }))
    }
    if (path.includes(name)) {
      throw new ProblemError(problems.selectorsCircular({ names: [...path.slice(path.indexOf(name)), name] }))
    }
    try {
      return readDefinition(entry.definition ?? null, this.#mode(), (other) =>
        this.#named(other, [...path, name]),
      )
    } catch (error) {
      if (!(error instanceof CriterionError)) throw error
      throw new ProblemError(problems.selectorUnreadable({ name, reason: error.message }))
    }
  }

  #defaultSelector(): string | undefined {
    const selectors = Object.entries(this.#manifest.selectors)
    return selectors.find(([, entry]) => (entry as JsonObject).default === true)?.[0]
  }

  #mode(): IndirectSelection {
    return this.#options.indirectSelection ?? 'eager'
  }

  #find(selection: Selection): Found {
    if (selection.kind === 'criterion') return this.#criterion(selection)
    const parts = selection.kind === 'difference' ? [selection.from, selection.without] : selection.parts
    const found = parts.map((part) => this.#find(part))
    const direct = combine(
      selection.kind,
      found.map((part) => part.direct),
    )
    const both = combine(
      selection.kind,
      found.map((part) => part.direct.union(part.indirect)),
    )
    return { direct: withWaiting(this.#graph, { direct, indirect: both }, this.#mode()), indirect: both }
  }

  #criterion(criterion: Criterion): Found {
    const matched = [...this.#match(criterion)]
    const column =
      matched.length === 0 && mayBeColumn(criterion) ? this.#options.byColumn?.(criterion) : undefined
    if (column !== undefined && typeof column !== 'string') {
      return withTests(this.#graph, new Set(column), criterion.indirect)
    }
    if (matched.length === 0 && criterion.raw !== '') {
      const near = nearMiss(criterion, this.#nodes.values()) ?? column
      this.#report(problems.selectionEmpty({ criterion: criterion.raw, near }))
    }
    const selected = withNeighbours(this.#graph, criterion, matched)
    return withTests(this.#graph, selected, criterion.indirect)
  }

  #matcher(make: Method, { raw, value, argument }: Criterion): Match {
    try {
      return make(value, argument, this.#manifest)
    } catch (error) {
      if (!(error instanceof CriterionError)) throw error
      throw new ProblemError(problems.selectionUnreadable({ criterion: raw, reason: error.message }))
    }
  }

  *#match(criterion: Criterion): Iterable<NodeId> {
    const { method, argument, value, raw } = criterion
    if (method === 'column') return
    const given = this.#options.methods?.get(method)
    if (given !== undefined) {
      for (const id of given(value, argument)) if (this.#manifest.nodes.has(id)) yield id
      return
    }
    if (stateful.has(method)) throw new ProblemError(problems.selectionNeedsState({ criterion: raw, method }))
    const make = Object.hasOwn(methods, method) ? methods[method] : undefined
    if (make === undefined) {
      const known = [...Object.keys(methods), 'column', ...stateful].sort()
      throw new ProblemError(
        problems.selectionMethodUnknown({ criterion: raw, method, known, near: didYouMean(method, known) }),
      )
    }
    const match = this.#matcher(make, criterion)
    for (const node of this.#nodes.values()) if (match(node)) yield node.id
  }
}

function mayBeColumn({ method, value }: Criterion): boolean {
  return method === 'column' || ((method === 'fqn' || method === 'source') && value.includes('.'))
}

const stateful = new Set(['state', 'result', 'source_status'])

const everything: Criterion = {
  kind: 'criterion',
  raw: '',
  method: 'wildcard',
  argument: undefined,
  value: '*',
  withDescendantsParents: false,
  parents: 0,
  children: 0,
  indirect: 'empty',
}
