import { Float, type Value } from '../values/value.ts'
import type {
  Arguments,
  BinaryOperator,
  CallExpression,
  Comparison,
  Expression,
  FilterExpression,
} from './ast.ts'
import type { Token, TokenType } from './lexer.ts'
import { describe, type TokenStream } from './token-stream.ts'

const MAXIMUM_DEPTH = 250
const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])
const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
])
/** What may begin the argument of a test that is written without parentheses. */
const TEST_ARGUMENT: ReadonlySet<TokenType> = new Set(['name', 'string', 'integer', 'float', '[', '{'])
export const NO_ARGUMENTS: Arguments = { positional: [], named: [], rest: undefined, restNamed: undefined }

/** Names that have a value only inside of a loop or a macro. */
export type SpecialName = 'loop' | 'caller' | 'varargs' | 'kwargs'

interface TupleOptions {
  readonly conditional?: boolean
  /** A word that ends the tuple where an item could stand. */
  readonly until?: string
  /** Whether `()` is allowed. */
  readonly empty?: boolean
}

/** Reads expressions by recursive descent, one method per level of precedence. */
export class ExpressionParser {
  protected readonly tokens: TokenStream
  /** How often each of the names that Jinja makes on demand was read so far. */
  protected readonly reads: Record<SpecialName, number> = { loop: 0, caller: 0, varargs: 0, kwargs: 0 }
  #depth = 0

  constructor(tokens: TokenStream) {
    this.tokens = tokens
  }

  expression(conditional = true): Expression {
    if (++this.#depth > MAXIMUM_DEPTH) {
      this.tokens.fail(
        'The expression is nested too deeply.',
        undefined,
        'Name parts of it with "{% set %}".',
      )
    }
    const expression = conditional ? this.#conditional() : this.#or()
    this.#depth--
    return expression
  }

  /** One expression, or several with commas between: a tuple. */
  tuple(options: TupleOptions = {}): Expression {
    const { start } = this.tokens.current
    const items: Expression[] = []
    let comma = false
    while (!this.#endsTuple(options.until)) {
      items.push(this.expression(options.conditional))
      if (!this.tokens.skip(',')) break
      comma = true
    }
    if (items.length === 1 && !comma) return items[0]!
    if (items.length === 0 && !options.empty) {
      this.tokens.fail(`Expected an expression, got ${describe(this.tokens.current)}.`)
    }
    return { kind: 'tuple', items, start, end: this.tokens.previousEnd }
  }

  #endsTuple(until: string | undefined): boolean {
    const { type } = this.tokens.current
    if (type === 'variable_end' || type === 'block_end' || type === ')') return true
    return until !== undefined && this.tokens.isWord(until)
  }

  #conditional(): Expression {
    let then = this.#or()
    while (this.tokens.skipWord('if')) {
      const test = this.#or()
      const otherwise = this.tokens.skipWord('else') ? this.expression() : undefined
      then = { kind: 'conditional', test, then, otherwise, start: then.start, end: this.tokens.previousEnd }
    }
    return then
  }

  #or(): Expression {
    let left = this.#and()
    while (this.tokens.skipWord('or')) {
      const right = this.#and()
      left = { kind: 'or', left, right, start: left.start, end: right.end }
    }
    return left
  }

  #and(): Expression {
    let left = this.#not()
    while (this.tokens.skipWord('and')) {
      const right = this.#not()
      left = { kind: 'and', left, right, start: left.start, end: right.end }
    }
    return left
  }

  #not(): Expression {
    const { start } = this.tokens.current
    let count = 0
    while (this.tokens.skipWord('not')) count++
    let operand = this.#compare()
    for (; count > 0; count--) operand = { kind: 'not', operand, start, end: operand.end }
    return operand
  }

  #compare(): Expression {
    const left = this.#sum()
    let operator = this.#comparison()
    if (operator === undefined) return left
    const rest: { operator: Comparison; right: Expression }[] = []
    for (; operator !== undefined; operator = this.#comparison()) rest.push({ operator, right: this.#sum() })
    return { kind: 'compare', left, rest, start: left.start, end: this.tokens.previousEnd }
  }

  #comparison(): Comparison | undefined {
    if (COMPARISONS.has(this.tokens.current.type)) return this.tokens.next().type as Comparison
    if (this.tokens.skipWord('in')) return 'in'
    if (!this.tokens.isWord('not')) return undefined
    const { ahead } = this.tokens
    if (ahead.type !== 'name' || ahead.value !== 'in') return undefined
    this.tokens.next()
    this.tokens.next()
    return 'not in'
  }

  #binary(operators: string, operand: () => Expression): Expression {
    let left = operand()
    while (operators.includes(` ${this.tokens.current.type} `)) {
      const operator = this.tokens.next().type as BinaryOperator
      const right = operand()
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end }
    }
    return left
  }

  readonly #sum = (): Expression => this.#binary(' + - ', this.#concat)
  readonly #product = (): Expression => this.#binary(' * / // % ', this.#power)
  // Left-associative in Jinja, unlike in Python.
  readonly #power = (): Expression => this.#binary(' ** ', this.#filtered)

  readonly #concat = (): Expression => {
    const first = this.#product()
    if (!this.tokens.is('~')) return first
    const parts = [first]
    while (this.tokens.skip('~')) parts.push(this.#product())
    return { kind: 'concat', parts, start: first.start, end: this.tokens.previousEnd }
  }

  readonly #filtered = (): Expression => this.#filters(this.#unary())

  #unary(): Expression {
    const token = this.tokens.current
    if (token.type !== '-' && token.type !== '+') return this.postfix(this.#primary())
    if (++this.#depth > MAXIMUM_DEPTH) this.tokens.fail('The expression is nested too deeply.')
    this.tokens.next()
    const operand = this.#unary()
    this.#depth--
    const kind = token.type === '-' ? 'negative' : 'positive'
    return this.postfix({ kind, operand, start: token.start, end: operand.end })
  }

  #primary(): Expression {
    const token = this.tokens.current
    switch (token.type) {
      case 'name':
        return this.#name(this.tokens.next())
      case 'string':
        return this.#string()
      case 'integer':
      case 'float':
        this.tokens.next()
        return { kind: 'literal', value: number(token), start: token.start, end: token.end }
      case '(':
        return this.#parentheses()
      case '[':
        return this.#list()
      case '{':
        return this.#dict()
      default:
        return this.tokens.fail(`Expected an expression, got ${describe(token)}.`)
    }
  }

  #name({ value: name, start, end }: Token): Expression {
    const constant = CONSTANTS.get(name)
    if (constant !== undefined) return { kind: 'literal', value: constant, start, end }
    if (name === 'loop' || name === 'caller' || name === 'varargs' || name === 'kwargs') this.reads[name]++
    return { kind: 'name', name, start, end }
  }

  #string(): Expression {
    const { start, value: first } = this.tokens.next()
    let value = first
    while (this.tokens.is('string')) value += this.tokens.next().value
    return { kind: 'literal', value, start, end: this.tokens.previousEnd }
  }

  #parentheses(): Expression {
    this.tokens.next()
    const inner = this.tuple({ empty: true })
    this.tokens.expect(')')
    return inner
  }

  #list(): Expression {
    const { start } = this.tokens.next()
    const items: Expression[] = []
    while (!this.tokens.is(']')) {
      if (items.length > 0) this.tokens.expect(',')
      if (this.tokens.is(']')) break
      items.push(this.expression())
    }
    this.tokens.expect(']')
    return { kind: 'list', items, start, end: this.tokens.previousEnd }
  }

  #dict(): Expression {
    const { start } = this.tokens.next()
    const pairs: [Expression, Expression][] = []
    while (!this.tokens.is('}')) {
      if (pairs.length > 0) this.tokens.expect(',')
      if (this.tokens.is('}')) break
      const key = this.expression()
      this.tokens.expect(':')
      pairs.push([key, this.expression()])
    }
    this.tokens.expect('}')
    return { kind: 'dict', pairs, start, end: this.tokens.previousEnd }
  }

  protected postfix(object: Expression): Expression {
    let node = object
    for (;;) {
      const { type } = this.tokens.current
      if (type === '.') node = this.#attribute(node)
      else if (type === '[') node = this.#item(node)
      else if (type === '(') node = this.#call(node)
      else return node
    }
  }

  #attribute(object: Expression): Expression {
    this.tokens.next()
    const token = this.tokens.next()
    const { start } = object
    if (token.type === 'name') return { kind: 'attribute', object, name: token.value, start, end: token.end }
    if (token.type !== 'integer') {
      this.tokens.fail(`Expected a name after ".", got ${describe(token)}.`, token)
    }
    const key: Expression = { kind: 'literal', value: number(token), start: token.start, end: token.end }
    return { kind: 'item', object, key, start, end: token.end }
  }

  #item(object: Expression): Expression {
    const { start } = this.tokens.next()
    const keys: Expression[] = []
    while (!this.tokens.is(']')) {
      if (keys.length > 0) this.tokens.expect(',')
      keys.push(this.#subscript())
    }
    this.tokens.expect(']')
    const end = this.tokens.previousEnd
    const key: Expression = keys.length === 1 ? keys[0]! : { kind: 'tuple', items: keys, start, end }
    return { kind: 'item', object, key, start: object.start, end }
  }

  #subscript(): Expression {
    const { start } = this.tokens.current
    const from = this.tokens.is(':') ? undefined : this.expression()
    if (from !== undefined && !this.tokens.is(':')) return from
    this.tokens.expect(':')
    const to = this.#bound()
    const step = this.tokens.skip(':') ? this.#bound() : undefined
    return { kind: 'slice', from, to, step, start, end: this.tokens.previousEnd }
  }

  #bound(): Expression | undefined {
    const { type } = this.tokens.current
    return type === ':' || type === ']' || type === ',' ? undefined : this.expression()
  }

  #call(callee: Expression): CallExpression {
    const args = this.#arguments()
    return { kind: 'call', callee, args, start: callee.start, end: this.tokens.previousEnd }
  }

  #arguments(): Arguments {
    this.tokens.expect('(')
    const positional: Expression[] = []
    const named: { name: string; value: Expression }[] = []
    let rest: Expression | undefined
    let restNamed: Expression | undefined
    const ensure = (allowed: boolean): void => {
      if (!allowed) this.tokens.fail('An argument stands after one that must come last.', this.tokens.current)
    }
    for (let first = true; !this.tokens.is(')'); first = false) {
      if (!first) this.tokens.expect(',', '"," or ")"')
      if (this.tokens.is(')')) break
      if (this.tokens.skip('*')) {
        ensure(rest === undefined && restNamed === undefined)
        rest = this.expression()
      } else if (this.tokens.skip('**')) {
        ensure(restNamed === undefined)
        restNamed = this.expression()
      } else if (this.tokens.is('name') && this.tokens.ahead.type === '=') {
        ensure(restNamed === undefined)
        const name = this.tokens.next().value
        this.tokens.next()
        named.push({ name, value: this.expression() })
      } else {
        ensure(rest === undefined && restNamed === undefined && named.length === 0)
        positional.push(this.expression())
      }
    }
    this.tokens.expect(')', `")" to close the "(" of the call`)
    return { positional, named, rest, restNamed }
  }

  #filters(subject: Expression): Expression {
    let node = subject
    for (;;) {
      if (this.tokens.is('|')) node = this.filter(node)!
      else if (this.tokens.isWord('is')) node = this.#test(node)
      else if (this.tokens.is('(')) node = this.#call(node)
      else return node
    }
  }

  /** `| name(args) | name ...`; where `inline`, the first has no bar before it. */
  protected filter(subject: Expression | undefined, inline = false): FilterExpression | undefined {
    let node: Expression | undefined = subject
    let result: FilterExpression | undefined
    for (let first = inline; first || this.tokens.is('|'); first = false) {
      if (!first) this.tokens.next()
      const start = node?.start ?? this.tokens.current.start
      const name = this.#dottedName()
      const args = this.tokens.is('(') ? this.#arguments() : NO_ARGUMENTS
      result = { kind: 'filter', name, subject: node, args, start, end: this.tokens.previousEnd }
      node = result
    }
    return result
  }

  #dottedName(): string {
    let name = this.tokens.expect('name').value
    while (this.tokens.skip('.')) name += `.${this.tokens.expect('name').value}`
    return name
  }

  #test(subject: Expression): Expression {
    this.tokens.next()
    const negated = this.tokens.skipWord('not')
    const name = this.#dottedName()
    const args = this.#testArguments()
    const { start } = subject
    const end = this.tokens.previousEnd
    const test: Expression = { kind: 'test', name, subject, args, start, end }
    return negated ? { kind: 'not', operand: test, start, end } : test
  }

  #testArguments(): Arguments {
    const { type, value } = this.tokens.current
    if (type === '(') return this.#arguments()
    if (!TEST_ARGUMENT.has(type)) return NO_ARGUMENTS
    if (type === 'name' && (value === 'else' || value === 'or' || value === 'and')) return NO_ARGUMENTS
    if (type === 'name' && value === 'is') {
      this.tokens.fail('Tests with "is" cannot be chained.', undefined, 'Join them with "and".')
    }
    return { ...NO_ARGUMENTS, positional: [this.postfix(this.#primary())] }
  }
}

function number({ type, value }: Token): Value {
  if (type === 'float') return new Float(Number(value))
  const exact = Number(value)
  return Number.isSafeInteger(exact) ? exact : BigInt(value)
}
