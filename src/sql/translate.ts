// The one door to SQL for other rooms: text in one dialect becomes text in another, with what analysis tells of it.

import { severalStatements, syntaxError } from '../problems/catalogue/sql.ts'
import { analyse } from './analyse.ts'
import type {
  Analysis,
  ColumnFlow,
  FunctionLookup,
  KnownColumn,
  LineageEdge,
  SqlProblem,
  TableLookup,
  UseEdge,
} from './analysis.ts'
import type { Dialect, Statement } from './ast.ts'
import { bigquery } from './dialect-bigquery.ts'
import { duckdb } from './dialect-duckdb.ts'
import { inlineFunctions } from './inline-functions.ts'
import type { QueryParameter } from './parameters.ts'
import { withParameters } from './parameters.ts'
import { secondStatement } from './parse/second-statement.ts'
import { parseStatement, parseStatements } from './parse.ts'
import { print } from './print.ts'
import type { Keeping } from './rewrite/kept-array.ts'
import { rewriteForDuckdb } from './rewrite.ts'
import { SqlSyntaxError } from './syntax-error.ts'
import { printType } from './type-text.ts'

export interface TranslateOptions {
  /** The language of the text. */
  readonly from: Dialect
  /** The engine's. */
  readonly to: Dialect
  readonly tables: TableLookup
  /** Values for `@name` and `?`; those without one stay parameters. */
  readonly parameters?: readonly QueryParameter[] | undefined
  /** Functions that the project defines itself. */
  readonly functions?: FunctionLookup | undefined
  /** Where the rows of the query go. */
  readonly kept?: Keeping | undefined
}

export interface Translation {
  /** For `to`; the input itself where it could not be read or rewritten. */
  readonly sql: string
  /** In order, types as `from` writes them; absent if not all of them are known. */
  readonly columns?: readonly KnownColumn[]
  /** Of each of `columns`, how its value came about. */
  readonly flows?: readonly ColumnFlow[]
  readonly edges: readonly LineageEdge[]
  readonly uses: readonly UseEdge[]
  readonly problems: readonly SqlProblem[]
  /** False: the text goes to the engine as written, its columns and lineage are not known. */
  readonly analysed: boolean
  /** What our parser found, where the engine may know better: a place to show if the engine refuses too. */
  readonly syntaxError?: SqlProblem
  /** From an offset in `sql` to one in the input. */
  locate(offset: number): number | undefined
}

const rulesOf = { bigquery, duckdb } as const

const same = (offset: number): number => offset

export function translate(sql: string, options: TranslateOptions): Translation {
  try {
    return translated(sql, options)
  } catch (error) {
    // Each step goes down into its parts; what is deeper than the stack is told rather than thrown.
    if (!(error instanceof RangeError)) throw error
    return unread(sql, new SqlSyntaxError('The statement is too large to be read.', 0, sql.length), options)
  }
}

function translated(sql: string, options: TranslateOptions): Translation {
  let statement: Statement
  try {
    statement = read(sql, options)
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) throw error
    return unread(sql, error, options)
  }
  if (statement.kind === 'other-statement' && options.from === options.to) return asWritten(sql)
  const { functions } = options
  const analysis = analyse(statement, { dialect: options.from, tables: options.tables, functions })
  const told = toldBy(analysis)
  if (options.from === options.to) {
    return { ...told, sql, problems: sameEngine(analysis.problems), analysed: true, locate: same }
  }
  if (options.to !== 'duckdb')
    return { ...told, sql, problems: analysis.problems, analysed: true, locate: same }
  const rewritten = rewriteForDuckdb(statement, analysis, { functions, kept: options.kept })
  const problems = merged(analysis.problems, rewritten.problems)
  if (problems.some((problem) => problem.severity === 'error')) {
    return { ...told, sql, problems, analysed: true, locate: same }
  }
  const printed = print(rewritten.statement, 'duckdb')
  return { ...told, sql: printed.sql, problems, analysed: true, locate: (offset) => printed.locate(offset) }
}

/** One statement, with temporary functions before it and parameters in it written out. */
function read(sql: string, { from, to, parameters }: TranslateOptions): Statement {
  let statement: Statement
  try {
    statement = parseStatement(sql, from)
  } catch (error) {
    if (!(error instanceof SqlSyntaxError) || from === to) throw error
    statement = scriptStatement(sql, from, error)
  }
  return parameters === undefined || parameters.length === 0
    ? statement
    : withParameters(statement, parameters, from)
}

/** Of a script, what can be run as one statement, or else the statement that cannot. */
function scriptStatement(sql: string, from: Dialect, error: SqlSyntaxError): Statement {
  if (secondStatement(sql, rulesOf[from]) === undefined) throw error
  const statements = parseStatements(sql, from)
  const scripting = statements.find((each) => each.kind === 'other-statement')
  const foreign = statements.find((each) => each.kind === 'create-function' && each.expression === undefined)
  const statement = scripting ?? inlineFunctions(statements) ?? foreign
  if (statement !== undefined) return statement
  const { message, hint } = severalStatements()
  const { start, end } = statements[1] ?? statements[0]!
  throw new SqlSyntaxError(message, start, end, hint)
}

function asWritten(sql: string): Translation {
  return { sql, edges: [], uses: [], problems: [], analysed: false, locate: same }
}

/** In the engine's own dialect the engine has the last word. */
function unread(sql: string, error: SqlSyntaxError, options: TranslateOptions): Translation {
  const { start, end, message, hint } = error
  const { code, severity, message: text, hint: todo } = syntaxError({ message, hint })
  const problem: SqlProblem = {
    code,
    severity,
    message: text,
    ...(todo === undefined ? {} : { hint: todo }),
    start,
    end,
  }
  if (options.from === options.to) {
    // The engine would run them one after the other, the second one outside of what the first is wrapped in.
    const second = secondStatement(sql, rulesOf[options.from])
    if (second !== undefined) {
      return {
        ...asWritten(sql),
        problems: [{ ...severalStatements(), start: second.start, end: second.end }],
      }
    }
    return { ...asWritten(sql), syntaxError: problem }
  }
  return { ...asWritten(sql), problems: [problem] }
}

function toldBy(analysis: Analysis): Pick<Translation, 'columns' | 'flows' | 'edges' | 'uses'> {
  const { columns, edges, uses, dialect } = analysis
  if (columns === undefined) return { edges, uses }
  return {
    columns: columns.map(({ name, type, nullable }) => {
      const text = printType(type, dialect)
      return {
        name,
        ...(text === undefined ? {} : { type: text }),
        ...(nullable === undefined ? {} : { nullable }),
      }
    }),
    flows: columns.map(({ how }) => how),
    edges,
    uses,
  }
}

/** The function table may lag behind the engine, so what it does not have is only a warning there. */
function sameEngine(problems: readonly SqlProblem[]): readonly SqlProblem[] {
  return problems.map((problem) =>
    problem.code === 'unknown-function' || wrongArguments.has(problem.code)
      ? { ...problem, severity: 'warning' }
      : problem,
  )
}

const wrongArguments: ReadonlySet<string> = new Set(['wrong-argument-count', 'wrong-argument-types'])

/** What analysis found wrong is not told a second time as something that cannot run. */
function merged(found: readonly SqlProblem[], refused: readonly SqlProblem[]): readonly SqlProblem[] {
  // What stands in a call of a function that is not there may be a part of a date, say, and no column.
  const unknown = refused.filter(({ code }) => code === 'unknown-function')
  const kept = found.filter(
    ({ code, start, end }) =>
      code !== 'unknown-column' || !unknown.some((call) => call.start < start && end <= call.end),
  )
  const starts = new Set(kept.map(({ start }) => start))
  const told = ({ code, start, end }: SqlProblem): boolean =>
    starts.has(start) ||
    // A call has wrong arguments where one of them is wrong in itself.
    (wrongArguments.has(code) && kept.some((other) => other.start >= start && other.end <= end))
  return [...kept, ...refused.filter((each) => !told(each))].sort((a, b) => a.start - b.start)
}
