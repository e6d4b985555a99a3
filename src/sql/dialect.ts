import type { Dialect } from './ast.ts'

/** How a dialect is written, as data: what the lexer, the parser and the printer need to know of it. */
export interface DialectRules {
  readonly name: Dialect
  /** Words that are no name of a column, table or alias unless quoted. */
  readonly reserved: ReadonlySet<string>
  /** Further words that are no alias without AS. */
  readonly notAlias: ReadonlySet<string>
  /** Words that may be called as a function although reserved: `LEFT(x, 1)`. */
  readonly callable: ReadonlySet<string>
  /** Words that the printer puts in quotes when they are names. */
  readonly quoted: ReadonlySet<string>
  readonly identifierQuote: '`' | '"'
  /** Longest first among those with the same first sign. */
  readonly operators: readonly string[]
  /** How tightly each binary operator binds; see `precedence.ts`. */
  readonly powers: ReadonlyMap<string, number>
  /** Functions that take a keyword such as MONTH, and the index of that argument. */
  readonly partArguments: ReadonlyMap<string, number>
  /** Functions whose `x -> e` argument is a lambda. Undefined: every arrow is one. */
  readonly lambdaFunctions: ReadonlySet<string> | undefined
  /** Functions called without parentheses. */
  readonly bareFunctions: ReadonlySet<string>
  /** Words that begin a typed literal (`DATE '...'`). Undefined: any unreserved word does. */
  readonly literalTypes: ReadonlySet<string> | undefined
  /** `#` begins a comment. */
  readonly hashComments: boolean
  /** Block comments nest. */
  readonly nestedComments: boolean
  /** `"x"` is a string, not a name. */
  readonly doubleQuotedStrings: boolean
  /** `INTERSECT` binds tighter than `UNION`; false: mixing them asks for parentheses. */
  readonly mixesSetOperations: boolean
  /** T-SQL: `[name]`, `N'text'`, `@name`, `#temporary`, TOP, INTO, APPLY, CONVERT, table hints. */
  readonly transact?: boolean
}

/** Splits a list of words at blanks. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
