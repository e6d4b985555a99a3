import type { Call, Expression, TypeName } from '../sql/ast.ts'
import type { DialectRules } from '../sql/dialect.ts'
import type { Notes } from './note.ts'

/** What a function becomes: an expression, or undefined where nothing in BigQuery does the same. */
export type FunctionRule = (call: Call, notes: Notes) => Expression | undefined

export type FunctionRules = ReadonlyMap<string, FunctionRule>

/** How a language differs from BigQuery's, as data. */
export interface SourceLanguage {
  /** As `--from` names it. */
  readonly name: string
  readonly title: string
  readonly rules: DialectRules
  readonly functions: FunctionRules
  /** BigQuery's name of a type; undefined where there is none. */
  readonly type: (type: TypeName, notes: Notes) => TypeName | undefined
  /** Where NULLs stand without NULLS FIRST or LAST: BigQuery and T-SQL take them as the lowest, others as the highest. */
  readonly nulls: 'lowest' | 'highest'
  /** `7 / 2` is 3. */
  readonly wholeDivision: boolean
  /** `'a' + 'b'` joins texts. */
  readonly plusJoins: boolean
  /** Comparisons of texts do not look at case. */
  readonly foldsCase: boolean
}
