import type { Analysis, FunctionLookup, SqlProblem } from './analysis.ts'
import type { Expression, FromItem, Statement } from './ast.ts'
import { nullLiteral } from './ast-builders.ts'
import type { Rewriting } from './rewrite/context.ts'
import { Refusal } from './rewrite/context.ts'
import { rewriteExpression } from './rewrite/expression.ts'
import { rewriteFrom } from './rewrite/from.ts'
import type { Keeping } from './rewrite/kept-array.ts'
import { rewriteQuery } from './rewrite/query.ts'
import { rewriteStatement } from './rewrite/statement.ts'

export interface Rewritten {
  readonly statement: Statement
  /** `cannot-run-locally` and `unknown-function`; where there is one, the statement must not run. */
  readonly problems: readonly SqlProblem[]
}

export interface RewriteOptions {
  /** Functions that the project defines itself. */
  readonly functions?: FunctionLookup | undefined
  /** Where the rows of the query go. */
  readonly kept?: Keeping | undefined
}

/** The GoogleSQL statement as one that DuckDB runs with the same result, or the places where that cannot be. */
export function rewriteForDuckdb(
  statement: Statement,
  analysis: Analysis,
  options: RewriteOptions = {},
): Rewritten {
  const to = newRewriting(analysis, options)
  try {
    return { statement: rewriteStatement(statement, to), problems: to.problems }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { statement, problems: to.problems }
  }
}

function newRewriting(analysis: Analysis, options: RewriteOptions): Rewriting {
  const problems: SqlProblem[] = []
  const elements = new Map<FromItem, string>()
  let count = 0
  const ours = new Set<string>()
  const to: Rewriting = {
    analysis,
    problems,
    kept: options.kept,
    functions: options.functions ?? (() => undefined),
    expression: (node) => guarded(node, to),
    from: (node) => rewriteFrom(node, to),
    query: (node, use = 'rows') => rewriteQuery(node, use, to),
    typeOf: (node) => analysis.typeOf(node),
    fresh(stem) {
      const name = `_${stem}_${++count}`
      ours.add(name)
      return name
    },
    isOurs: (name) => ours.has(name),
    elementName: (item) => (item === undefined ? undefined : elements.get(item)),
    nameElement: (item, name) => elements.set(item, name),
    variables: new Map(),
    selects: [],
  }
  return to
}

/** A refused expression stands as NULL, so that the rest of the statement is looked at too. */
function guarded(node: Expression, to: Rewriting): Expression {
  try {
    return rewriteExpression(node, to)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return nullLiteral(node)
  }
}
