import { oddCharacter } from '../../problems/odd-characters.ts'
import type { DialectRules } from '../dialect.ts'
import { SqlSyntaxError } from '../syntax-error.ts'
import { isDigit, isSpace, isWordPart, isWordStart } from './characters.ts'
import { scanString } from './lexer-strings.ts'
import type { StrayBracket, Token, Tokens } from './token.ts'

/** Cuts SQL into tokens; comments and blanks are left out. Linear in the length of the text. */
export function lex(source: string, rules: DialectRules): Tokens {
  const list: Token[] = []
  const open: (StrayBracket & { readonly index: number })[] = []
  const closing = new Map<number, number>()
  let position = skipBlank(source, 0, rules)
  while (position < source.length) {
    const token = scan(source, position, rules, list[list.length - 1])
    if (token.type === 'operator') matchBracket(token, list.length, open, closing)
    list.push(token)
    position = skipBlank(source, token.end, rules)
  }
  list.push({ type: 'end', text: '', start: source.length, end: source.length })
  return { source, list, unclosed: open, closing }
}

function matchBracket(
  token: Token,
  index: number,
  open: (StrayBracket & { readonly index: number })[],
  closing: Map<number, number>,
): void {
  const { text, start } = token
  if (text === '(' || text === '[' || text === '{') open.push({ text, start, index })
  else if (text === ')' || text === ']' || text === '}') {
    const last = open[open.length - 1]
    if (last === undefined || partner[last.text] !== text) return
    closing.set(last.index, index)
    open.pop()
  }
}

const partner: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

function scan(source: string, start: number, rules: DialectRules, previous: Token | undefined): Token {
  const code = source.charCodeAt(start)
  if (isWordStart(code) || (code === 35 /* # */ && rules.transact && isTemporary(source, start))) {
    const text = scanString(source, start, rules)
    return text ?? scanWord(source, start, rules)
  }
  if (isDigit(code))
    return isAfterDot(previous, start) ? scanWord(source, start, rules) : scanNumber(source, start, rules)
  if (code === 46 /* . */ && isDigit(source.charCodeAt(start + 1)) && !isNameEnd(previous, start)) {
    return scanNumber(source, start, rules)
  }
  return (
    scanString(source, start, rules) ??
    scanDollarWord(source, start, rules) ??
    scanOperator(source, start, rules)
  )
}

/** In `dataset.2024_sales` the digits begin a name. */
function isAfterDot(previous: Token | undefined, start: number): boolean {
  return previous?.text === '.' && previous.type === 'operator' && previous.end === start
}

function isNameEnd(previous: Token | undefined, start: number): boolean {
  return (
    previous !== undefined &&
    previous.end === start &&
    (previous.type === 'word' || previous.type === 'quoted')
  )
}

/** T-SQL's `#name` and `##name`. */
function isTemporary(source: string, start: number): boolean {
  return isWordStart(source.charCodeAt(start + (source[start + 1] === '#' ? 2 : 1)))
}

function scanWord(source: string, start: number, rules: DialectRules): Token {
  let end = start
  while (rules.transact && source[end] === '#') end++
  let code = source.charCodeAt(end)
  while (isWordPart(code) || (code === 36 /* $ */ && rules.name === 'duckdb')) code = source.charCodeAt(++end)
  if (code >= 0x80 && rules.name === 'bigquery' && !isSpace(code)) {
    const sign = String.fromCodePoint(source.codePointAt(end) ?? 0)
    throw new SqlSyntaxError(
      `Unexpected character "${shown(sign)}" in a name.`,
      end,
      end + sign.length,
      hintFor(sign) ?? 'Put names with other characters than letters, digits and _ in backticks.',
    )
  }
  while (code >= 0x80 && !isSpace(code)) {
    code = source.charCodeAt(++end)
    while (isWordPart(code)) code = source.charCodeAt(++end)
  }
  return { type: 'word', text: source.slice(start, end).toUpperCase(), start, end }
}

const hexadecimal = /0[xX][0-9a-fA-F][0-9a-fA-F_]*/y
const decimal = /(?:\d[\d_]*)?(?:\.(?![A-DF-Za-df-z_.])\d*(?:_\d+)*)?(?:[eE][+-]?\d+)?/y

function scanNumber(source: string, start: number, rules: DialectRules): Token {
  const pattern =
    source.charCodeAt(start) === 48 && /[xX]/.test(source[start + 1] ?? '') ? hexadecimal : decimal
  pattern.lastIndex = start
  const text = pattern.exec(source)?.[0] ?? source[start]!
  const end = start + text.length
  if (text.includes('_') && rules.name === 'bigquery') {
    throw new SqlSyntaxError(`Unexpected "_" in the number ${text}.`, start, end)
  }
  return { type: 'number', text, start, end }
}

const dollarName = /\$(?:\d+|[A-Za-z_]\w*)/y
const atName = /@{1,2}[A-Za-z_]\w*/y

/** DuckDB's `$1` and `$name`; T-SQL's `@name`, read as `$name`. */
function scanDollarWord(source: string, start: number, rules: DialectRules): Token | undefined {
  if (rules.transact && source[start] === '@') {
    atName.lastIndex = start
    const name = atName.exec(source)?.[0]
    if (name === undefined) return undefined
    return { type: 'operator', text: `$${name.replace(/^@+/, '')}`, start, end: start + name.length }
  }
  if (source.charCodeAt(start) !== 36 || rules.name !== 'duckdb') return undefined
  dollarName.lastIndex = start
  const text = dollarName.exec(source)?.[0]
  return text === undefined ? undefined : { type: 'operator', text, start, end: start + text.length }
}

const operatorTables = new WeakMap<DialectRules, ReadonlyMap<number, readonly string[]>>()

/** The dialect's operators by their first sign, longest first. */
function operatorsBySign(rules: DialectRules): ReadonlyMap<number, readonly string[]> {
  const known = operatorTables.get(rules)
  if (known !== undefined) return known
  const table = new Map<number, string[]>()
  for (const operator of rules.operators) {
    const sign = operator.charCodeAt(0)
    const list = table.get(sign)
    if (list === undefined) table.set(sign, [operator])
    else list.push(operator)
  }
  operatorTables.set(rules, table)
  return table
}

function scanOperator(source: string, start: number, rules: DialectRules): Token {
  for (const text of operatorsBySign(rules).get(source.charCodeAt(start)) ?? []) {
    if (text.length === 1 || source.startsWith(text, start)) {
      return { type: 'operator', text, start, end: start + text.length }
    }
  }
  const sign = String.fromCodePoint(source.codePointAt(start) ?? 0)
  throw new SqlSyntaxError(
    `Unexpected character "${shown(sign)}".`,
    start,
    start + sign.length,
    hintFor(sign),
  )
}

/** What nobody can see, or what turns the text around, is told by its number. */
function shown(sign: string): string {
  if (!/[\p{C}\p{Z}]/u.test(sign)) return sign
  return `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

function hintFor(sign: string): string | undefined {
  const odd = oddCharacter(sign)
  if (odd !== undefined) return odd
  if (sign === '`') return 'DuckDB writes quoted names in double quotes.'
  if (/[“”‘’]/.test(sign)) return 'Use straight quotes.'
  if (sign === '\\') return 'A backslash is only read within strings.'
  return undefined
}

/** The offset of the next character that is neither blank nor within a comment. */
function skipBlank(source: string, from: number, rules: DialectRules): number {
  let position = from
  for (;;) {
    const code = source.charCodeAt(position)
    if (isSpace(code)) position++
    else if (code === 45 && source.charCodeAt(position + 1) === 45) position = endOfLine(source, position)
    else if (code === 35 && rules.hashComments) position = endOfLine(source, position)
    else if (code === 47 && source.charCodeAt(position + 1) === 42) {
      position = rules.nestedComments ? endOfNested(source, position) : endOfBlock(source, position)
    } else return position
  }
}

function endOfLine(source: string, from: number): number {
  for (let position = from; position < source.length; position++) {
    const code = source.charCodeAt(position)
    if (code === 10 || code === 13) return position
  }
  return source.length
}

function endOfBlock(source: string, from: number): number {
  const end = source.indexOf('*/', from + 2)
  if (end < 0) throw unclosedComment(from)
  return end + 2
}

function endOfNested(source: string, from: number): number {
  let depth = 1
  let position = from + 2
  while (depth > 0) {
    const end = source.indexOf('*/', position)
    if (end < 0) throw unclosedComment(from)
    const inner = source.indexOf('/*', position)
    if (inner >= 0 && inner < end) {
      depth++
      position = inner + 2
    } else {
      depth--
      position = end + 2
    }
  }
  return position
}

function unclosedComment(start: number): SqlSyntaxError {
  return new SqlSyntaxError('The comment is never closed.', start, start + 2, 'Close it with */.')
}
