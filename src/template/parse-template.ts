// Reads a Jinja template and tells what can be known of it without rendering it.
import { templateSyntax } from '../problems/catalogue/template.ts'
import { type Location, ProblemError } from '../problems/problem.ts'
import { type StaticCall, staticCalls } from './static-calls.ts'
import type { Expression, MacroStatement, NamedBlock, Statement } from './syntax/ast.ts'
import { tokenize } from './syntax/lexer.ts'
import { SourceText } from './syntax/place.ts'
import { StatementParser } from './syntax/statement-parser.ts'
import { SyntaxFailure } from './syntax/syntax-failure.ts'
import { TokenStream } from './syntax/token-stream.ts'

export type { Literal, StaticCall } from './static-calls.ts'

/** A block at the top level of a file: a macro, or one of dbt's own tags. */
export interface TopBlock {
  readonly kind: 'macro' | 'test' | 'snapshot' | 'materialization' | 'docs'
  readonly name: string
  readonly location: Location
  /** Offsets of the whole block in the file's text, tags included. */
  readonly start: number
  readonly end: number
  /** Offsets of what stands between the tags. */
  readonly bodyStart: number
  readonly bodyEnd: number
}

/** A macro, a generic test or a materialization: what can be called. */
export interface MacroDefinition extends TopBlock {
  readonly kind: 'macro' | 'test' | 'materialization'
  /** As dbt names it among macros: `test_x`, `materialization_x_default`. */
  readonly macroName: string
  readonly parameters: readonly string[]
  /** Of a materialization: the adapter it is for (`default` where none is said) and its languages. */
  readonly adapter?: string
  readonly supportedLanguages?: readonly string[]
  readonly statement: MacroStatement
  readonly source: SourceText
}

export interface Template {
  readonly file: string
  readonly source: string
  /** Top-level macros, tests and materializations, in order. */
  readonly macros: readonly MacroDefinition[]
  /** Top-level snapshot and docs blocks, in order. */
  readonly blocks: readonly TopBlock[]
  /** True when there is no tag and no expression: the text is its own rendering. */
  readonly plain: boolean
  /** Every call by a dotted name; computed on first use. */
  calls(): readonly StaticCall[]
  /** Names read but nowhere assigned in the template; computed on first use. */
  names(): ReadonlySet<string>
  readonly body: readonly Statement[]
  readonly text: SourceText
}

export interface ParseOptions {
  /** Where the text begins, when it is a part of a file (a string in YAML). */
  readonly origin?: { readonly line: number; readonly column: number }
  /** Only this part of the text is the template; places still count from the text's beginning. */
  readonly range?: { readonly start: number; readonly end: number }
}

/** Throws ProblemError with the place. */
export function parseTemplate(source: string, file: string, options: ParseOptions = {}): Template {
  const text = new SourceText(source, file, options.origin)
  const { start, end } = options.range ?? { start: 0, end: source.length }
  return new ParsedTemplate(text, readBody(text, start, end))
}

/** A snapshot's body (or any top block's) as a template of its own that keeps the file's positions. */
export function blockTemplate(template: Template, block: TopBlock): Template {
  const { source, file } = template
  return parseTemplate(source, file, { range: { start: block.bodyStart, end: block.bodyEnd } })
}

function readBody(text: SourceText, start: number, end: number): readonly Statement[] {
  try {
    return new StatementParser(new TokenStream(tokenize(text.text, start, end))).template()
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error
    throw new ProblemError(templateSyntax(error.message, error.hint, text.location(error.start, error.end)))
  }
}

class ParsedTemplate implements Template {
  readonly body: readonly Statement[]
  readonly text: SourceText
  #seen: ReturnType<typeof staticCalls> | undefined

  constructor(text: SourceText, body: readonly Statement[]) {
    this.text = text
    this.body = body
  }

  get file(): string {
    return this.text.file
  }
  get source(): string {
    return this.text.text
  }
  get plain(): boolean {
    return this.body.every(({ kind }) => kind === 'text')
  }
  get macros(): readonly MacroDefinition[] {
    return this.body.filter((node) => node.kind === 'macro').map((node) => definition(node, this.text))
  }
  get blocks(): readonly TopBlock[] {
    return this.body.filter((node) => node.kind === 'block').map((node) => topBlock(node, this.text))
  }
  calls(): readonly StaticCall[] {
    return (this.#seen ??= staticCalls(this.body, this.text)).calls
  }
  names(): ReadonlySet<string> {
    return (this.#seen ??= staticCalls(this.body, this.text)).names
  }
}

function topBlock(node: MacroStatement | NamedBlock, text: SourceText): TopBlock {
  const { block: kind, name, start, bodyStart, bodyEnd } = node
  // The tag's own end is not part of the node: it runs to the delimiter behind it.
  const end = node.end
  return { kind, name, location: text.location(start, bodyStart), start, end, bodyStart, bodyEnd }
}

function definition(statement: MacroStatement, source: SourceText): MacroDefinition {
  const { macroName, parameters, adapter, block: kind } = statement
  return {
    ...topBlock(statement, source),
    kind,
    macroName,
    parameters: parameters.map(({ name }) => name),
    ...(adapter === undefined ? {} : { adapter, supportedLanguages: languages(parameters[0]?.fallback) }),
    statement,
    source,
  }
}

function languages(node: Expression | undefined): string[] {
  if (node?.kind !== 'list') return ['sql']
  return node.items.flatMap((item) =>
    item.kind === 'literal' && typeof item.value === 'string' ? [item.value] : [],
  )
}
