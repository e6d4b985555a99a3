import type { Arguments, Expression, Statement, Target } from './syntax/ast.ts'
import type { SourceText } from './syntax/place.ts'
import { Float, type Value } from './values/value.ts'
import type { Location } from '../problems/problem.ts'

/** A value written out in full in the template: what a static call was given. */
export type Literal = null | boolean | number | string | readonly Literal[] | { readonly [key: string]: Literal }

/** A call seen without rendering. `args`/`kwargs` are undefined where any of them is not a literal. */
export interface StaticCall {
  /** Dotted: `ref`, `config`, `dbt_utils.star`, `adapter.dispatch`. */
  readonly callee: string
  readonly args: readonly Literal[] | undefined
  readonly kwargs: ReadonlyMap<string, Literal> | undefined
  readonly location: Location
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
        return this.#expression(node.value)
      case 'if':
        node.branches.forEach(({ test, body }, index) => {
          if (index === 0) this.#expression(test)
          else this.#maybe(() => this.#expression(test))
          this.#maybe(() => this.statements(body))
        })
        return this.#maybe(() => this.statements(node.otherwise))
      case 'for':
        this.#expression(node.iterable)
        this.#target(node.target)
        return this.#maybe(() => {
          if (node.test) this.#expression(node.test)
          this.statements(node.body)
          this.statements(node.otherwise)
        })
      case 'set':
        this.#target(node.target)
        return this.#expression(node.value)
      case 'set-block':
        this.#target(node.target)
        if (node.filter) this.#expression(node.filter)
        return this.statements(node.body)
      case 'filter-block':
        this.#expression(node.filter)
        return this.statements(node.body)
      case 'call-block':
        this.#expression(node.call)
        return this.#maybe(() => this.#callable(node))
      case 'with':
        for (const { target, value } of node.assignments) {
          this.#target(target)
          this.#expression(value)
        }
        return this.statements(node.body)
      case 'macro':
        this.assigned.add(node.macroName)
        return this.#inside(node.macroName, () => this.#callable(node))
      case 'block':
        return this.#inside(node.name, () => this.statements(node.body))
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
        return this.#all(...node.items)
      case 'dict':
        return this.#all(...node.pairs.flat())
      case 'attribute':
        return this.#expression(node.object)
      case 'item':
        return this.#all(node.object, node.key)
      case 'slice':
        return this.#all(node.from, node.to, node.step)
      case 'call':
        this.#call(node)
        this.#expression(node.callee)
        return this.#arguments(node.args)
      case 'filter':
      case 'test':
        this.#all(node.subject)
        return this.#arguments(node.args)
      case 'not':
      case 'negative':
      case 'positive':
        return this.#expression(node.operand)
      case 'and':
      case 'or':
        this.#expression(node.left)
        return this.#maybe(() => this.#expression(node.right))
      case 'binary':
        return this.#all(node.left, node.right)
      case 'compare':
        return this.#all(node.left, ...node.rest.map(({ right }) => right))
      case 'concat':
        return this.#all(...node.parts)
      case 'conditional':
        this.#expression(node.test)
        return this.#maybe(() => this.#all(node.then, node.otherwise))
    }
  }

  #call(node: Extract<Expression, { kind: 'call' }>): void {
    const callee = dotted(node.callee)
    if (callee === undefined) return
    const { positional, named, rest, restNamed } = node.args
    const args = rest === undefined ? literals(positional) : undefined
    const values = restNamed === undefined ? literals(named.map(({ value }) => value)) : undefined
    const kwargs = values && new Map(named.map(({ name }, index) => [name, values[index]!]))
    const location = this.#source.location(node.start, node.end)
    this.calls.push({ callee, args, kwargs, location, conditional: this.#conditional > 0, within: this.#within })
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
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value
  if (value instanceof Float) return value.value
  return undefined
}
