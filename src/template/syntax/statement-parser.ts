import type {
  CallExpression,
  Catches,
  Expression,
  ForStatement,
  MacroKind,
  MacroStatement,
  NamedBlock,
  Parameter,
  Statement,
  Target,
} from './ast.ts'
import { ExpressionParser } from './expression-parser.ts'
import type { Token } from './lexer.ts'
import { describe } from './token-stream.ts'

type Body = readonly Statement[]
interface Block {
  readonly body: Body
  readonly bodyStart: number
  readonly bodyEnd: number
  /** The word of the tag that ended it. */
  readonly word: string
}

const MAXIMUM_NESTING = 150
/** Known to Jinja, but they need a loader of other templates. */
const INHERITANCE = new Set(['extends', 'include', 'import', 'from'])

/** Reads tags and the text between them. */
export class StatementParser extends ExpressionParser {
  /** The words that would close each block that is open, outermost first. */
  readonly #open: { readonly tag: Token; readonly closing: readonly string[] }[] = []

  template(): Body {
    return this.#statements([])
  }

  #statements(closing: readonly string[]): Body {
    const body: Statement[] = []
    for (;;) {
      const token = this.tokens.current
      if (token.type === 'data') {
        this.tokens.next()
        body.push({ kind: 'text', text: token.value, start: token.start, end: token.end })
      } else if (token.type === 'variable_begin') {
        body.push(this.#output())
      } else if (token.type === 'block_begin') {
        this.tokens.next()
        const word = this.tokens.current
        if (word.type === 'name' && closing.includes(word.value)) return body
        const statement = this.#statement(token)
        this.tokens.expect('block_end')
        if (statement !== undefined) body.push(...statement)
      } else {
        if (closing.length > 0) this.#unclosed()
        return body
      }
    }
  }

  #unclosed(): never {
    const { tag, closing } = this.#open.at(-1)!
    return this.tokens.fail(
      `"{% ${tag.value} %}" is not closed.`,
      tag,
      `Close it with "{% ${closing.at(-1)} %}".`,
    )
  }

  #output(): Statement {
    const { start } = this.tokens.next()
    const value = this.tuple()
    const { end } = this.tokens.expect('variable_end')
    return { kind: 'output', value, start, end }
  }

  #statement({ start }: Token): Statement[] | undefined {
    const word = this.tokens.expect('name', 'the name of a tag')
    const one = (make: () => Statement): Statement[] => [make()]
    switch (word.value) {
      case 'if':
        return one(() => this.#if(word, start))
      case 'for':
        return one(() => this.#for(word, start))
      case 'set':
        return one(() => this.#set(word, start))
      case 'do':
        return one(() => ({ kind: 'do', value: this.tuple(), start, end: this.tokens.current.end }))
      case 'call':
        return one(() => this.#call(word, start))
      case 'filter':
        return one(() => this.#filterBlock(word, start))
      case 'with':
        return one(() => this.#with(word, start))
      case 'break':
      case 'continue': {
        const kind = word.value
        return one(() => this.#jump(kind, word, start))
      }
      case 'macro':
      case 'test':
      case 'data_test':
      case 'materialization':
        return one(() => this.#macro(word, start))
      case 'snapshot':
      case 'docs':
        return one(() => this.#named(word, start))
      case 'print':
        return this.#print(start)
      case 'block':
        return one(() => this.#inheritable(word, start))
      case 'autoescape':
        return this.#autoescape(word)
      default:
        return this.#unknown(word)
    }
  }

  #unknown(word: Token): never {
    const closes = this.#open.at(-1)
    if (INHERITANCE.has(word.value)) {
      this.tokens.fail(
        `"{% ${word.value} %}" is not supported: a template cannot load another.`,
        word,
        'Share text through a macro.',
      )
    }
    if (closes !== undefined && /^(end|else|elif)/.test(word.value)) {
      this.tokens.fail(
        `"{% ${word.value} %}" does not belong here: "{% ${closes.tag.value} %}" is still open.`,
        word,
        `Close that first with "{% ${closes.closing.at(-1)} %}".`,
      )
    }
    if (/^(end|else|elif)/.test(word.value)) {
      this.tokens.fail(
        `"{% ${word.value} %}" closes nothing.`,
        word,
        'Remove it, or open the block before it.',
      )
    }
    return this.tokens.fail(`"${word.value}" is not a tag.`, word)
  }

  /** From the end of the opening tag to the name in the closing one, which is consumed. */
  #block(tag: Token, ...closing: string[]): Block {
    this.tokens.skip(':')
    const bodyStart = this.tokens.expect('block_end').end
    if (this.#open.length >= MAXIMUM_NESTING) this.tokens.fail('The blocks are nested too deeply.', tag)
    this.#open.push({ tag, closing })
    const body = this.#statements(closing)
    this.#open.pop()
    const bodyEnd = this.tokens.previousStart
    return { body, bodyStart, bodyEnd, word: this.tokens.next().value }
  }

  #if(tag: Token, start: number): Statement {
    const branches: { test: Expression; body: Body }[] = []
    for (;;) {
      const test = this.tuple({ conditional: false })
      const { body, word } = this.#block(tag, 'elif', 'else', 'endif')
      branches.push({ test, body })
      if (word === 'elif') continue
      const otherwise = word === 'else' ? this.#block(tag, 'endif').body : []
      return { kind: 'if', branches, otherwise, start, end: this.tokens.current.end }
    }
  }

  #for(tag: Token, start: number): ForStatement {
    const target = this.#target('in')
    this.tokens.expectWord('in')
    const iterable = this.tuple({ conditional: false, until: 'recursive' })
    const test = this.tokens.skipWord('if') ? this.expression() : undefined
    const recursive = this.tokens.skipWord('recursive')
    const readsBefore = this.reads.loop
    const { body, word } = this.#block(tag, 'else', 'endfor')
    const usesLoop = recursive || this.reads.loop > readsBefore
    const otherwise = word === 'else' ? this.#block(tag, 'endfor').body : []
    const end = this.tokens.current.end
    return { kind: 'for', target, iterable, test, recursive, usesLoop, body, otherwise, start, end }
  }

  #jump(kind: 'break' | 'continue', word: Token, start: number): Statement {
    if (!this.#open.some(({ tag }) => tag.value === 'for')) {
      this.tokens.fail(`"{% ${kind} %}" stands outside of a loop.`, word)
    }
    return { kind, start, end: word.end }
  }

  #set(tag: Token, start: number): Statement {
    const target = this.#target()
    if (this.tokens.skip('=')) {
      const value = this.tuple()
      return { kind: 'set', target, value, start, end: this.tokens.current.end }
    }
    const filter = this.filter(undefined)
    const { body } = this.#block(tag, 'endset')
    return { kind: 'set-block', target, filter, body, start, end: this.tokens.current.end }
  }

  #target(until?: string): Target {
    const { start } = this.tokens.current
    const items: Target[] = []
    let comma = false
    while (!this.tokens.is('block_end') && !this.tokens.is(')') && !(until && this.tokens.isWord(until))) {
      items.push(this.#oneTarget(until === undefined))
      if (!this.tokens.skip(',')) break
      comma = true
    }
    if (items.length === 0) this.tokens.fail(`Expected a name, got ${describe(this.tokens.current)}.`)
    if (items.length === 1 && !comma) return items[0]!
    return { kind: 'targets', items, start, end: this.tokens.previousEnd }
  }

  #oneTarget(members: boolean): Target {
    if (this.tokens.skip('(')) {
      const inner = this.#target()
      this.tokens.expect(')')
      return inner
    }
    const { value: name, start, end } = this.tokens.expect('name')
    if (!members || !this.tokens.skip('.')) return { kind: 'name', name, start, end }
    const member = this.tokens.expect('name')
    return { kind: 'member', object: name, name: member.value, start, end: member.end }
  }

  #call(tag: Token, start: number): Statement {
    const parameters = this.tokens.is('(') ? this.#parameters() : []
    const call = this.expression()
    if (call.kind !== 'call') this.tokens.fail('Expected a call, such as "statement()".', call)
    const { block, catches } = this.#macroBody(tag, 'endcall')
    const end = this.tokens.current.end
    return {
      kind: 'call-block',
      parameters,
      catches,
      call: call as CallExpression,
      body: block.body,
      start,
      end,
    }
  }

  #filterBlock(tag: Token, start: number): Statement {
    const filter = this.filter(undefined, true)!
    const { body } = this.#block(tag, 'endfilter')
    return { kind: 'filter-block', filter, body, start, end: this.tokens.current.end }
  }

  #with(tag: Token, start: number): Statement {
    const assignments: { target: Target; value: Expression }[] = []
    while (!this.tokens.is('block_end')) {
      if (assignments.length > 0) this.tokens.expect(',')
      const target = this.#oneTarget(false)
      this.tokens.expect('=')
      assignments.push({ target, value: this.expression() })
    }
    const { body } = this.#block(tag, 'endwith')
    return { kind: 'with', assignments, body, start, end: this.tokens.current.end }
  }

  #print(start: number): Statement[] {
    const outputs: Statement[] = []
    while (!this.tokens.is('block_end')) {
      if (outputs.length > 0) this.tokens.expect(',')
      const value = this.expression()
      outputs.push({ kind: 'output', value, start, end: value.end })
    }
    return outputs
  }

  #inheritable(tag: Token, start: number): Statement {
    const name = this.tokens.expect('name')
    this.tokens.skipWord('scoped')
    this.tokens.skipWord('required')
    const { body } = this.#block(tag, 'endblock')
    this.tokens.skipWord(name.value)
    return { kind: 'with', assignments: [], body, start, end: this.tokens.current.end }
  }

  #autoescape(tag: Token): Statement[] {
    const setting = this.expression()
    if (setting.kind !== 'literal' || setting.value !== false) {
      this.tokens.fail('Text cannot be escaped automatically here.', setting, 'Use the filter "escape".')
    }
    return [...this.#block(tag, 'endautoescape').body]
  }

  #parameters(): Parameter[] {
    const parameters: Parameter[] = []
    this.tokens.expect('(')
    while (!this.tokens.is(')')) {
      if (parameters.length > 0) this.tokens.expect(',', '"," or ")"')
      const name = this.tokens.expect('name', 'the name of a parameter')
      if (this.tokens.skip(':')) this.#typeName()
      const fallback = this.tokens.skip('=') ? this.expression() : undefined
      if (fallback === undefined && parameters.at(-1)?.fallback !== undefined) {
        this.tokens.fail(`"${name.value}" needs a default, because the parameter before it has one.`, name)
      }
      parameters.push({ name: name.value, fallback })
    }
    this.tokens.expect(')')
    return parameters
  }

  /** dbt's typed parameters, such as `columns: list[string]`: read and let pass. */
  #typeName(): void {
    this.tokens.expect('name', 'the name of a type')
    if (!this.tokens.skip('[')) return
    for (let first = true; !this.tokens.is(']'); first = false) {
      if (!first) this.tokens.expect(',')
      this.#typeName()
    }
    this.tokens.expect(']')
  }

  #macro(tag: Token, start: number): MacroStatement {
    const block: MacroKind = tag.value === 'data_test' ? 'test' : (tag.value as MacroKind)
    const name = this.tokens.expect('name', `the name of the ${block}`).value
    const { adapter, parameters } =
      block === 'materialization'
        ? this.#materializationOptions()
        : { adapter: undefined, parameters: this.#parameters() }
    const { block: inner, catches } = this.#macroBody(tag, `end${tag.value}`)
    const { body, bodyStart, bodyEnd } = inner
    const end = this.tokens.current.end
    const macroName =
      block === 'macro' ? name : block === 'test' ? `test_${name}` : `materialization_${name}_${adapter}`
    return {
      kind: 'macro',
      block,
      name,
      macroName,
      parameters,
      catches,
      adapter,
      body,
      bodyStart,
      bodyEnd,
      start,
      end,
    }
  }

  /** A body that is called, and which of the names that come with a call it reads. */
  #macroBody(tag: Token, closing: string): { block: Block; catches: Catches } {
    const { caller, varargs, kwargs } = this.reads
    const block = this.#block(tag, closing)
    const catches = {
      caller: this.reads.caller > caller,
      varargs: this.reads.varargs > varargs,
      kwargs: this.reads.kwargs > kwargs,
    }
    return { block, catches }
  }

  #materializationOptions(): { adapter: string; parameters: Parameter[] } {
    let adapter = 'default'
    let languages: Expression | undefined
    while (this.tokens.skip(',')) {
      const option = this.tokens.expect('name')
      if (option.value === 'default') continue
      if (option.value !== 'adapter' && option.value !== 'supported_languages') {
        this.tokens.fail(
          `"${option.value}" is not an option of a materialization.`,
          option,
          'Options are "default", "adapter" and "supported_languages".',
        )
      }
      this.tokens.expect('=')
      const value = this.expression()
      if (option.value === 'supported_languages') languages = value
      else if (value.kind === 'literal' && typeof value.value === 'string') adapter = value.value
      else this.tokens.fail('The adapter of a materialization must be a string.', value)
    }
    const { start, end } = this.tokens.current
    languages ??= { kind: 'list', items: [{ kind: 'literal', value: 'sql', start, end }], start, end }
    return { adapter, parameters: [{ name: 'supported_languages', fallback: languages }] }
  }

  #named(tag: Token, start: number): NamedBlock {
    const name = this.tokens.expect('name', `the name of the ${tag.value}`).value
    const { body, bodyStart, bodyEnd } = this.#block(tag, `end${tag.value}`)
    const end = this.tokens.current.end
    const block = tag.value as 'snapshot' | 'docs'
    return { kind: 'block', block, name, body, bodyStart, bodyEnd, start, end }
  }
}
