// The grammar's nodes. Offsets count UTF-16 units of the whole file.
import type { Value } from '../values/value.ts'

interface Span {
  readonly start: number
  readonly end: number
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**'
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in'

/** What stands between the parentheses of a call, a filter or a test. */
export interface Arguments {
  readonly positional: readonly Expression[]
  readonly named: readonly { readonly name: string; readonly value: Expression }[]
  readonly rest: Expression | undefined
  readonly restNamed: Expression | undefined
}

export type NameExpression = Span & { readonly kind: 'name'; readonly name: string }
export type CallExpression = Span & {
  readonly kind: 'call'
  readonly callee: Expression
  readonly args: Arguments
}
export type FilterExpression = Span & {
  readonly kind: 'filter'
  readonly name: string
  /** Absent in a filter block and in a set block: the rendered body takes its place. */
  readonly subject: Expression | undefined
  readonly args: Arguments
}

export type Expression =
  | (Span & { readonly kind: 'literal'; readonly value: Value })
  | NameExpression
  | (Span & { readonly kind: 'list' | 'tuple'; readonly items: readonly Expression[] })
  | (Span & { readonly kind: 'dict'; readonly pairs: readonly (readonly [Expression, Expression])[] })
  | (Span & { readonly kind: 'attribute'; readonly object: Expression; readonly name: string })
  | (Span & { readonly kind: 'item'; readonly object: Expression; readonly key: Expression })
  | (Span & {
      readonly kind: 'slice'
      readonly from: Expression | undefined
      readonly to: Expression | undefined
      readonly step: Expression | undefined
    })
  | CallExpression
  | FilterExpression
  | (Span & {
      readonly kind: 'test'
      readonly name: string
      readonly subject: Expression
      readonly args: Arguments
    })
  | (Span & { readonly kind: 'not' | 'negative' | 'positive'; readonly operand: Expression })
  | (Span & { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression })
  | (Span & {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    })
  | (Span & {
      readonly kind: 'compare'
      readonly left: Expression
      readonly rest: readonly { readonly operator: Comparison; readonly right: Expression }[]
    })
  | (Span & { readonly kind: 'concat'; readonly parts: readonly Expression[] })
  | (Span & {
      readonly kind: 'conditional'
      readonly test: Expression
      readonly then: Expression
      readonly otherwise: Expression | undefined
    })

export type Target =
  | NameExpression
  | (Span & { readonly kind: 'member'; readonly object: string; readonly name: string })
  | (Span & { readonly kind: 'targets'; readonly items: readonly Target[] })

export interface Parameter {
  readonly name: string
  readonly fallback: Expression | undefined
}

/** Which of the names that come with a call a body reads. */
export interface Catches {
  readonly caller: boolean
  readonly varargs: boolean
  readonly kwargs: boolean
}

export type MacroKind = 'macro' | 'test' | 'materialization'

export type MacroStatement = Span & {
  readonly kind: 'macro'
  readonly block: MacroKind
  /** As written; `macroName` is what a call must say. */
  readonly name: string
  readonly macroName: string
  readonly parameters: readonly Parameter[]
  readonly catches: Catches
  readonly adapter: string | undefined
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly body: readonly Statement[]
}

/** A block of dbt's that is not called: its body is rendered on its own. */
export type NamedBlock = Span & {
  readonly kind: 'block'
  readonly block: 'snapshot' | 'docs'
  readonly name: string
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly body: readonly Statement[]
}

export type ForStatement = Span & {
  readonly kind: 'for'
  readonly target: Target
  readonly iterable: Expression
  readonly test: Expression | undefined
  readonly recursive: boolean
  /** Whether the body reads `loop`. */
  readonly usesLoop: boolean
  readonly body: readonly Statement[]
  readonly otherwise: readonly Statement[]
}

export type Statement =
  | (Span & { readonly kind: 'text'; readonly text: string })
  | (Span & { readonly kind: 'output'; readonly value: Expression })
  | (Span & {
      readonly kind: 'if'
      readonly branches: readonly { readonly test: Expression; readonly body: readonly Statement[] }[]
      readonly otherwise: readonly Statement[]
    })
  | ForStatement
  | (Span & { readonly kind: 'set'; readonly target: Target; readonly value: Expression })
  | (Span & {
      readonly kind: 'set-block'
      readonly target: Target
      readonly filter: FilterExpression | undefined
      readonly body: readonly Statement[]
    })
  | (Span & { readonly kind: 'do'; readonly value: Expression })
  | (Span & {
      readonly kind: 'filter-block'
      readonly filter: FilterExpression
      readonly body: readonly Statement[]
    })
  | (Span & {
      readonly kind: 'call-block'
      readonly parameters: readonly Parameter[]
      readonly catches: Catches
      readonly call: CallExpression
      readonly body: readonly Statement[]
    })
  | (Span & {
      readonly kind: 'with'
      readonly assignments: readonly { readonly target: Target; readonly value: Expression }[]
      readonly body: readonly Statement[]
    })
  | (Span & { readonly kind: 'break' | 'continue' })
  | MacroStatement
  | NamedBlock
