import type { Location } from '../problems/problem.ts'
import type { Arguments, Expression, Statement, Target } from './syntax/ast.ts'
import type { SourceText } from './syntax/place.ts'
import { Float, type Value } from './values/value.ts'

/** A value written out in full in the template: what a static call was given. */
export type Literal =
  | null
  | boolean
  | number
  | string
  | readonly Literal[]
  | { readonly [key: string]: Literal }

/** A call seen without rendering. `args`/`kwargs` are undefined where any of them is not a literal. */
export interface StaticCall {
  /** Dotted: `ref`, `config`, `dbt_utils.star`, `adapter.dispatch`. */
  readonly callee: string
  readonly args: readonly Literal[] | undefined
  readonly kwargs: ReadonlyMap<string, Literal> | undefined
  readonly location: Location
  /** Where each argument stands that has a name, or is an entry of the first one. */
  places(): Readonly<Record<string, Location>>
  /** Inside an if, a for, a conditional expression or a macro: may not run, or not just once. */
  readonly conditional: boolean
  /** The name of the macro (or other top block) that it stands in. */
  readonly within: string | undefined
}

interface Seen {
  readonly calls: readonly StaticCall[]
  readonly names: ReadonlySet<string>
}

/** Walks a template and notes its calls and the names it reads but never assigns. */
export function staticCalls(body: readonly Statement[], source: SourceText): Seen {
  const walker = new Walker(source)
  walker.statements(body)
  return { calls: walker.calls, names: walker.read.difference(walker.assigned) }
}

class Walker {
  readonly calls: StaticCall[] = []
  readonly read = new Set<string>()
  readonly assigned = new Set(['loop', 'caller', 'varargs', 'kwargs'])
  readonly #source: SourceText
  #conditional = 0
  #within: string | undefined

  constructor(source: SourceText) {
    this.#source = source
  }

  statements(body: readonly Statement[]): void {
    for (const statement of body) this.#statement(statement)
  }

  #maybe(run: () => void): void {
    this.#conditional++
    run()
    this.#conditional--
  }

  #inside(name: string, run: () => void): void {
    const outer = this.#within
    this.#within ??= name
    this.#maybe(run)
    this.#within = outer
  }

  #statement(node: Statement): void {
    switch (node.kind) {
      case 'output':
      case 'do':
        this.#expression(node.value)
        return
      case 'if':
        node.branches.forEach(({ test, body }, index) => {
          if (index === 0) this.#expression(test)
          else this.#maybe(() => this.#expression(test))
          this.#maybe(() => this.statements(body))
        })
        this.#maybe(() => this.statements(node.otherwise))
        return
      case 'for':
        this.#expression(node.iterable)
        this.#target(node.target)
        this.#maybe(() => {
          if (node.test) this.#expression(node.test)
          this.statements(node.body)
          this.statements(node.otherwise)
        })
        return
      case 'set':
        this.#target(node.target)
        this.#expression(node.value)
        return
      case 'set-block':
        this.#target(node.target)
        if (node.filter) this.#expression(node.filter)
        this.statements(node.body)
        return
      case 'filter-block':
        this.#expression(node.filter)
        this.statements(node.body)
        return
      case 'call-block':
        this.#expression(node.call)
        this.#maybe(() => this.#callable(node))
        return
      case 'with':
        for (const { target, value } of node.assignments) {
          this.#target(target)
          this.#expression(value)
        }
        this.statements(node.body)
        return
      case 'macro':
        this.assigned.add(node.macroName)
        this.#inside(node.macroName, () => this.#callable(node))
        return
      case 'block':
        this.#inside(node.name, () => this.statements(node.body))
        return
      default:
        return
    }
  }

  #callable(node: Extract<Statement, { kind: 'macro' | 'call-block' }>): void {
    for (const { name, fallback } of node.parameters) {
      this.assigned.add(name)
      if (fallback) this.#expression(fallback)
    }
    this.statements(node.body)
  }

  #target(target: Target): void {
    if (target.kind === 'name') this.assigned.add(target.name)
    else if (target.kind === 'member') this.read.add(target.object)
    else for (const item of target.items) this.#target(item)
  }

  #all(...nodes: readonly (Expression | undefined)[]): void {
    for (const node of nodes) if (node !== undefined) this.#expression(node)
  }

  #arguments({ positional, named, rest, restNamed }: Arguments): void {
    this.#all(...positional, ...named.map(({ value }) => value), rest, restNamed)
  }

  #expression(node: Expression): void {
    switch (node.kind) {
      case 'literal':
        return
      case 'name':
        this.read.add(node.name)
        return
      case 'list':
      case 'tuple':
        this.#all(...node.items)
        return
      case 'dict':
        this.#all(...node.pairs.flat())
        return
      case 'attribute':
        this.#expression(node.object)
        return
      case 'item':
        this.#all(node.object, node.key)
        return
      case 'slice':
        this.#all(node.from, node.to, node.step)
        return
      case 'call':
        this.#call(node)
        this.#expression(node.callee)
        this.#arguments(node.args)
        return
      case 'filter':
      case 'test':
        this.#all(node.subject)
        this.#arguments(node.args)
        return
      case 'not':
      case 'negative':
      case 'positive':
        this.#expression(node.operand)
        return
      case 'and':
      case 'or':
        this.#expression(node.left)
        this.#maybe(() => this.#expression(node.right))
        return
      case 'binary':
        this.#all(node.left, node.right)
        return
      case 'compare':
        this.#all(node.left, ...node.rest.map(({ right }) => right))
        return
      case 'concat':
        this.#all(...node.parts)
        return
      case 'conditional':
        this.#expression(node.test)
        this.#maybe(() => this.#all(node.then, node.otherwise))
        return
    }
  }

  #places({ positional: [first], named }: Arguments): Readonly<Record<string, Location>> {
    const places: Record<string, Location> = {}
    for (const [key] of first?.kind === 'dict' ? first.pairs : [])
      if (key.kind === 'literal') places[String(key.value)] = this.#source.location(key.start, key.end)
    for (const { name, value } of named) {
      const start = this.#source.text.lastIndexOf(name, value.start - name.length)
      places[name] = this.#source.location(start, start + name.length)
    }
    return places
  }

  #call(node: Extract<Expression, { kind: 'call' }>): void {
    const callee = dotted(node.callee)
    if (callee === undefined) return
    const { positional, named, rest, restNamed } = node.args
    const args = rest === undefined ? literals(positional) : undefined
    const values = restNamed === undefined ? literals(named.map(({ value }) => value)) : undefined
    const kwargs = values && new Map(named.map(({ name }, index) => [name, values[index]!]))
    const location = this.#source.location(node.start, node.end)
    this.calls.push({
      callee,
      args,
      kwargs,
      location,
      places: () => this.#places(node.args),
      conditional: this.#conditional > 0,
      within: this.#within,
    })
  }
}

function dotted(node: Expression): string | undefined {
  if (node.kind === 'name') return node.name
  if (node.kind !== 'attribute') return undefined
  const object = dotted(node.object)
  return object === undefined ? undefined : `${object}.${node.name}`
}

function literals(nodes: readonly Expression[]): Literal[] | undefined {
  const values = nodes.map(literal)
  return values.includes(undefined) ? undefined : (values as Literal[])
}

function literal(node: Expression): Literal | undefined {
  if (node.kind === 'literal') return plain(node.value)
  if (node.kind === 'list' || node.kind === 'tuple') return literals(node.items)
  if (node.kind === 'negative') {
    const value = literal(node.operand)
    return typeof value === 'number' ? -value : undefined
  }
  if (node.kind !== 'dict') return undefined
  const keys = literals(node.pairs.map(([key]) => key))
  const values = literals(node.pairs.map(([, value]) => value))
  if (keys === undefined || values === undefined) return undefined
  return Object.fromEntries(keys.map((key, index) => [String(key), values[index]!]))
}

function plain(value: Value): Literal | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value
  if (value instanceof Float) return value.value
  return undefined
}
