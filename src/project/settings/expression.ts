// The few expressions that project files are written with. `template/` knows the whole language, but needs a project first.

import { ExactScalar, exactJson } from '../../manifest/exact-scalar.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { exactFloat } from '../template-values.ts'

export interface ExpressionScope {
  /** Names that are values. */
  readonly names?: JsonObject
  call(name: string, args: readonly Json[]): Json
  /** `target.name` and the like; undefined where there is no such thing. */
  attribute(name: string, key: string): Json | undefined
}

/** Its message ends a sentence: "... cannot be evaluated: <message>." */
export class ExpressionError extends Error {}

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign' | 'end'
  readonly text: string
}

const token =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(==|!=|<=|>=|[<>()[\],.|~+\-*])|(\S))/gy

/** The value of what stands between `{{` and `}}`. */
export function evaluateExpression(source: string, scope: ExpressionScope): Json {
  const reader = new Reader(tokens(source), scope)
  const value = reader.conditional()
  if (reader.peek().kind !== 'end') throw new ExpressionError(`"${reader.peek().text}" is not expected there`)
  return value
}

function tokens(source: string): readonly Token[] {
  const list: Token[] = []
  for (const [, text, number, name, sign, other] of source.matchAll(token)) {
    if (text !== undefined) list.push({ kind: 'text', text: text.slice(1, -1).replace(/\\(.)/g, '$1') })
    else if (number !== undefined) list.push({ kind: 'number', text: number })
    else if (name !== undefined) list.push({ kind: 'name', text: name })
    else if (sign !== undefined) list.push({ kind: 'sign', text: sign })
    else throw new ExpressionError(`"${other ?? ''}" is not expected there`)
  }
  return [...list, { kind: 'end', text: 'the end' }]
}

class Reader {
  readonly tokens: readonly Token[]
  readonly scope: ExpressionScope
  at = 0
  depth = 0

  constructor(list: readonly Token[], scope: ExpressionScope) {
    this.tokens = list
    this.scope = scope
  }

  peek(): Token {
    return this.tokens[this.at]!
  }

  take(...texts: readonly string[]): Token | undefined {
    const next = this.peek()
    if ((next.kind !== 'sign' && next.kind !== 'name') || !texts.includes(next.text)) return undefined
    this.at++
    return next
  }

  expect(text: string): void {
    if (this.take(text) === undefined)
      throw new ExpressionError(`"${text}" is expected before "${this.peek().text}"`)
  }

  conditional(): Json {
    if (++this.depth > 50) throw new ExpressionError('it is nested too deeply')
    const value = this.or()
    this.depth--
    if (this.take('if') === undefined) return value
    const condition = truthy(this.or())
    const otherwise = this.take('else') === undefined ? '' : this.conditional()
    return condition ? value : otherwise
  }

  or(): Json {
    let left = this.and()
    while (this.take('or') !== undefined) {
      const right = this.and()
      left = truthy(left) ? left : right
    }
    return left
  }

  and(): Json {
    let left = this.not()
    while (this.take('and') !== undefined) {
      const right = this.not()
      left = truthy(left) ? right : left
    }
    return left
  }

  not(): Json {
    return this.take('not') === undefined ? this.comparison() : !truthy(this.not())
  }

  comparison(): Json {
    const left = this.sum()
    if (this.take('not') !== undefined) {
      this.expect('in')
      return !contains(this.sum(), left)
    }
    if (this.take('in') !== undefined) return contains(this.sum(), left)
    if (this.take('is') !== undefined) {
      const negated = this.take('not') !== undefined
      if (this.take('none', 'None') === undefined)
        throw new ExpressionError('only "is none" is known after "is"')
      return (left === null) !== negated
    }
    const sign = this.take('==', '!=', '<', '>', '<=', '>=')
    return sign === undefined ? left : compare(sign.text, left, this.sum())
  }

  sum(): Json {
    let left = this.postfix()
    for (let sign = this.take('~', '+', '-', '*'); sign !== undefined; sign = this.take('~', '+', '-', '*')) {
      const right = this.postfix()
      left = sign.text === '~' ? plainText(left) + plainText(right) : arithmetic(sign.text, left, right)
    }
    return left
  }

  postfix(): Json {
    let value = this.primary()
    for (;;) {
      if (this.take('|') !== undefined) value = this.filter(value)
      else if (this.take('.') !== undefined) value = this.method(value)
      else return value
    }
  }

  filter(value: Json): Json {
    const name = this.peek().text
    this.at++
    const args = this.take('(') === undefined ? [] : this.list(')')
    return applyFilter(name, value, args)
  }

  method(value: Json): Json {
    const name = this.peek().text
    this.at++
    this.expect('(')
    const args = this.list(')')
    if (name === 'get' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const key = plainText(args[0] ?? null)
      return Object.hasOwn(value, key) ? (Reflect.get(value, key) as Json) : (args[1] ?? null)
    }
    return applyFilter(name === 'strip' ? 'trim' : name, value, args)
  }

  primary(): Json {
    const next = this.peek()
    this.at++
    if (next.kind === 'text') return next.text
    if (next.kind === 'number') return Number(next.text)
    if (next.text === '(') {
      const value = this.conditional()
      this.expect(')')
      return value
    }
    if (next.text === '[') return this.list(']')
    if (next.text === '-') return arithmetic('-', 0, this.primary())
    if (next.kind !== 'name') throw new ExpressionError(`"${next.text}" is not expected there`)
    return this.named(next.text)
  }

  named(name: string): Json {
    const word = { true: true, True: true, false: false, False: false, none: null, None: null }[name]
    if (word !== undefined) return word
    if (this.take('(') !== undefined) return this.scope.call(name, this.list(')'))
    if (this.take('.') !== undefined) {
      const key = this.peek().text
      this.at++
      const value = this.scope.attribute(name, key)
      if (value === undefined) throw new ExpressionError(`"${name}.${key}" is not known here`)
      return value
    }
    throw new ExpressionError(`"${name}" is not known here`)
  }

  list(close: string): Json[] {
    const items: Json[] = []
    while (this.take(close) === undefined) {
      items.push(this.conditional())
      if (this.take(',') === undefined) {
        this.expect(close)
        break
      }
    }
    return items
  }
}

function truthy(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (value instanceof ExactScalar) return Number(value) !== 0
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0
  return Boolean(value)
}

function contains(container: Json, item: Json): boolean {
  if (typeof container === 'string') return typeof item === 'string' && container.includes(item)
  if (Array.isArray(container)) return container.some((each: Json) => same(each, item))
  throw new ExpressionError('"in" needs a list or a text on its right')
}

function same(a: Json, b: Json): boolean {
  if (a instanceof ExactScalar) return same(Number(a), b)
  if (b instanceof ExactScalar) return same(a, Number(b))
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

function compare(sign: string, left: Json, right: Json): boolean {
  if (sign === '==') return same(left, right)
  if (sign === '!=') return !same(left, right)
  const comparable = typeof left === typeof right && (typeof left === 'number' || typeof left === 'string')
  if (!comparable || left === null || right === null)
    throw new ExpressionError(`"${sign}" cannot compare these`)
  return sign === '<'
    ? left < right
    : sign === '>'
      ? left > right
      : sign === '<='
        ? left <= right
        : left >= right
}

function arithmetic(sign: string, left: Json, right: Json): Json {
  if (typeof left === 'number' && typeof right === 'number') {
    return sign === '+' ? left + right : sign === '-' ? left - right : left * right
  }
  if (sign === '+' && typeof left === 'string' && typeof right === 'string') return left + right
  if (sign === '+' && Array.isArray(left) && Array.isArray(right)) return [...left, ...right] as Json[]
  throw new ExpressionError(`"${sign}" cannot be applied to these`)
}

/** As a template prints it. */
export function plainText(value: Json): string {
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (Array.isArray(value) || isJsonObject(value)) return exactJson(JSON.stringify(value))
  return String(value)
}

function applyFilter(name: string, value: Json, args: readonly Json[]): Json {
  switch (name) {
    case 'as_bool':
      return asBoolean(value)
    case 'as_number':
    case 'int':
    case 'float':
      return asNumber(value, name)
    case 'as_native':
      return asNative(value)
    case 'as_text':
    case 'string':
      return plainText(value)
    case 'default':
    case 'd':
      return value === null || (args[1] === true && !truthy(value)) ? (args[0] ?? '') : value
    case 'lower':
      return plainText(value).toLowerCase()
    case 'upper':
      return plainText(value).toUpperCase()
    case 'trim':
      return plainText(value).trim()
    case 'replace':
      return plainText(value).replaceAll(plainText(args[0] ?? ''), plainText(args[1] ?? ''))
    case 'startswith':
      return plainText(value).startsWith(plainText(args[0] ?? ''))
    case 'endswith':
      return plainText(value).endsWith(plainText(args[0] ?? ''))
    case 'split':
      return plainText(value).split(plainText(args[0] ?? ' '))
    default:
      throw new ExpressionError(`"${name}" is not a filter or method that is known here`)
  }
}

function asBoolean(value: Json): Json {
  if (typeof value === 'boolean') return value
  const word = plainText(value).trim().toLowerCase()
  if (['true', '1', 'yes', 'on', 't', 'y'].includes(word)) return true
  if (['false', '0', 'no', 'off', 'f', 'n', ''].includes(word)) return false
  // Only a mark in dbt: `target.type == 'bigquery' | as_bool` compares, and is true or false by that.
  return value
}

function asNumber(value: Json, name: string): number | ExactScalar {
  if (value instanceof ExactScalar) return name === 'int' ? Math.trunc(Number(value)) : value
  const number = typeof value === 'number' ? value : Number(plainText(value).trim() || Number.NaN)
  if (!Number.isFinite(number)) throw new ExpressionError(`"${plainText(value)}" is not a number`)
  if (name === 'int') return Math.trunc(number)
  return name === 'float' || plainText(value).includes('.') ? exactFloat(number) : number
}

function asNative(value: Json): Json {
  if (typeof value !== 'string') return value
  const word = { true: true, True: true, false: false, False: false, none: null, None: null, null: null }[
    value.trim()
  ]
  if (word !== undefined) return word
  if (/^[-+]?\d+(\.\d+)?$/.test(value.trim()))
    return value.includes('.') ? exactFloat(Number(value)) : Number(value)
  if (!/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as Json
  } catch {
    return value
  }
}
