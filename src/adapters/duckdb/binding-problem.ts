import type { Query } from '../../manifest/manifest.ts'
import {
  engineRefuses,
  syntaxError,
  typeMismatch,
  wrongArgumentCount,
  wrongArgumentTypes,
} from '../../problems/catalogue/sql.ts'
import { unknownFunction } from '../../problems/catalogue/sql-names.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { atPlace, type Place } from '../../problems/place.ts'
import type { Problem } from '../../problems/problem.ts'
import { withBlanks } from '../../problems/rendered-as-nothing.ts'
import type { Binding } from './binding.ts'
import { type EngineError, syntaxHint, utf16Offset } from './engine-errors.ts'
import { foreignFunctionHint } from './foreign-functions.ts'
import { likelyPlaces } from './likely-place.ts'

/** What DuckDB's refusal of a query means: certain only where nothing but the query itself can be the cause. */
export function bindingProblem(told: EngineError, sql: string, query: Query): Binding {
  if (told.type === 'Catalog') return missing(told, sql, query)
  if (told.type === 'Parser') return unreadable(told, sql, query)
  // Constants that it computes while it only reads: a date part, a format.
  if (!/^(Binder|Conversion|Invalid Input)$/.test(told.type) || elsewhere.test(told.message))
    return { kind: 'open' }
  const at = placeOf(told, sql, query)
  const problem = atPlace(problemOf(told), at)
  const name = /argument types '([\w.]+)\(/.exec(told.message)?.[1]
  return { kind: 'refused', problem, ...(name === undefined ? {} : { of: name }) }
}

/** Messages whose cause may lie in files, extensions or what else only the warehouse has. */
const elsewhere =
  /\bextension\b|\bcatalog\b|\bschema\b|\bdatabase\b|\bfile\b|read_|not implemented|no statement to prepare|prepared statement|parameter/i

/** The engine says only where it stumbled; our parser often knows what is missing there. */
function unreadable(told: EngineError, sql: string, query: Query): Binding {
  const [first = ''] = told.message.split('\n')
  const at = placeOf(told, sql, query)
  const hint = withBlanks(syntaxHint(sql), query.blanks, at)
  return {
    kind: 'refused',
    problem: atPlace(syntaxError({ message: sentence(first), hint }), at),
  }
}

function missing(told: EngineError, sql: string, query: Query): Binding {
  const name = /(?:Scalar|Table|Aggregate|Macro)?\s*Function with name "?([^\s"]+)"? does not exist/i.exec(
    told.message,
  )?.[1]
  if (name === undefined || /exists in the/i.test(told.message)) return { kind: 'open' }
  const near = didYouMean(name, told.candidates)
  const at = placeOf(told, sql, query)
  const problem = atPlace(unknownFunction({ name, near, instead: foreignFunctionHint(name) }), at)
  return { kind: 'refused', problem, of: name }
}

function problemOf(told: EngineError): Problem {
  const call = /No function matches the given name and argument types '([^']*)'/.exec(told.message)?.[1]
  if (call !== undefined) return wrongCall(call, told.candidates)
  const [first = '', ...more] = told.message.split('\n').filter((line) => line.trim() !== '')
  // A name that is not near is no hint.
  const said = more.filter((line) => !/^\s*did you mean/i.test(line))
  const hint = said.map((line) => line.trim()).join(' ')
  const code = codes.find(([pattern]) => pattern.test(told.message))?.[1] ?? 'query-refused'
  return engineRefuses({ code, message: sentence(first), hint: hint === '' ? undefined : sentence(hint) })
}

/** `abs(DATE)`, `+(DATE, DATE)`, with the forms that there are: `abs(TINYINT) -> TINYINT`. */
function wrongCall(call: string, candidates: readonly string[]): Problem {
  const name = call.slice(0, call.indexOf('('))
  const given = argumentsOf(call)
  const operator = operators[name] ?? (/\w/.test(name) ? undefined : name)
  if (operator !== undefined && given.length === 2) {
    return typeMismatch({ operator, left: given[0]!, right: given[1]!, tried: 'TRY_CAST' })
  }
  const forms = joinedForms(candidates)
  const signatures = forms.slice(0, 6).map((form) => argumentsOf(form).join(', '))
  const counts = forms.map((form) => argumentsOf(form).length)
  const any = forms.some((form) => form.includes('...'))
  if (operator === undefined && !any && counts.length > 0 && !counts.includes(given.length)) {
    const [min, max] = [Math.min(...counts), Math.max(...counts)]
    return wrongArgumentCount({ name, given: given.length, min, max, signatures })
  }
  return wrongArgumentTypes({ name: operator ?? name, given, signatures })
}

const operators: Readonly<Record<string, string>> = { '~~': 'LIKE', '~~*': 'ILIKE', '!~~': 'NOT LIKE' }

/** The candidates come as one text cut at its commas. */
function joinedForms(candidates: readonly string[]): string[] {
  return candidates.join(', ').split(/(?<=-> [^,(]+(?:\([^)]*\))?(?:\[\])*), /)
}

/** The arguments within the outer parentheses; literals are named by what they are. */
function argumentsOf(call: string): string[] {
  const start = call.indexOf('(')
  const end = call.includes(' -> ') ? call.lastIndexOf(')', call.lastIndexOf(' -> ')) : call.lastIndexOf(')')
  const inside = call.slice(start + 1, end)
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let index = 0; index <= inside.length; index++) {
    const character = inside[index]
    if (character === '(' || character === '[') depth++
    else if (character === ')' || character === ']') depth--
    else if (index === inside.length || (character === ',' && depth === 0)) {
      const part = inside.slice(from, index).trim()
      if (part !== '') parts.push(part.replace(/_LITERAL\b/, ''))
      from = index + 1
    }
  }
  return parts
}

const codes: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/must appear in the GROUP BY/i, 'ungrouped-column'],
  [/window function/i, 'window-not-allowed'],
  [/aggregates?\b.*(cannot|not supported|nested)|cannot contain aggregates/i, 'aggregate-not-allowed'],
  [/ambiguous reference to table/i, 'duplicate-alias'],
  [/ambiguous reference/i, 'ambiguous-column'],
  [/same number of result columns|values were supplied|columns? in .* but/i, 'column-count-mismatch'],
  [/subquery returns \d+ columns/i, 'subquery-columns'],
  [/cannot (compare|mix|combine|concatenate|cast)/i, 'type-mismatch'],
  [/could not find key|cannot extract field/i, 'unknown-field'],
  [/requires a single list|single list as input/i, 'not-an-array'],
  [/referenced table .* not found/i, 'unknown-alias'],
  [
    /referenced column|does not have a column|not found in FROM|does not exist on (left|right)/i,
    'unknown-column',
  ],
  [/out of range/i, 'ordinal-out-of-range'],
]

function sentence(text: string): string {
  const whole = text.trim().replace(/[!.]+$/, '')
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`
}

/** Where the engine says; or else the only place where the name stands that it speaks of. */
function placeOf(told: EngineError, sql: string, query: Query): Place | undefined {
  if (told.position !== undefined) {
    const start = utf16Offset(sql, told.position)
    return between(query, start, wordEnd(sql, start))
  }
  const likely = likelyPlaces(told.message, sql)
  if (likely.length === 1) return between(query, likely[0]!, wordEnd(sql, likely[0]!))
  const names = [...told.message.matchAll(/["']([^"'\s(]+)(?=["'(])/g)].map(([, name = '']) => name)
  const keyword = construct.exec(told.message)?.[1]
  for (const name of keyword === undefined ? names : [...names, keyword]) {
    const found = [...sql.matchAll(new RegExp(`(?<![\\w])${escaped(name)}(?![\\w])`, 'gi'))]
    if (found.length === 1) return between(query, found[0]!.index, found[0]!.index + name.length)
  }
  return query.locate(0)
}

/** `in COALESCE operator`: what the message speaks of by its keyword. */
const construct = /\bin ([A-Z]{2,})\b/

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function wordEnd(sql: string, start: number): number {
  return start + Math.max(1, /^[\w.]*/.exec(sql.slice(start, start + 200))![0].length)
}

function between(query: Query, start: number, end: number): Place | undefined {
  const from = query.locate(start)
  const last = query.locate(end - 1)
  if (from === undefined || last === undefined || last.file !== from.file || last.line !== from.line)
    return from
  if (last.column < from.column) return from
  return {
    ...from,
    end: { line: last.line, column: last.column + 1 },
  }
}
