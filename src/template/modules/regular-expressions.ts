// dbt's `modules.re`: Python's regular expressions on JavaScript's engine.
import { bind } from '../values/arguments.ts'
import { smallInteger } from '../values/number.ts'
import { print, repr, typeName } from '../values/print.ts'
import {
  type CallSite,
  Dict,
  HostFunction,
  HostObject,
  type Kwargs,
  TemplateError,
  Tuple,
  type Value,
} from '../values/value.ts'
import { allMatches, searched } from './searched.ts'

const FLAGS: Readonly<Record<string, number>> = {
  I: 2,
  IGNORECASE: 2,
  M: 8,
  MULTILINE: 8,
  S: 16,
  DOTALL: 16,
  X: 64,
  VERBOSE: 64,
  A: 256,
  ASCII: 256,
  U: 32,
  UNICODE: 32,
}
const LETTERS: readonly (readonly [number, string])[] = [
  [2, 'i'],
  [8, 'm'],
  [16, 's'],
]

// Python's anchors, told in JavaScript's terms.
const BEGIN = /(?<![\s\S])/.source
const END = /(?![\s\S])/.source
const BEFORE_END = /(?=\n?(?![\s\S]))/.source

function compilePattern(source: string, flags: number): RegExp {
  let settled = flags
  const head = /^(?:\(\?[aimsux]+\))+/.exec(source)
  for (const letter of head?.[0] ?? '') settled |= FLAGS[letter.toUpperCase()] ?? 0
  let body = source.slice(head?.[0].length ?? 0)
  if (settled & 64)
    body = body.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*/g, (part) => (/^[\s#]/.test(part) ? '' : part))
  const translated = body.replace(
    /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<|\(\?P=(\w+)\)|\(\?#[^)]*\)|\$/g,
    (part, name?: string) => {
      if (part === '(?P<') return '(?<'
      if (name !== undefined) return `\\k<${name}>`
      if (part.startsWith('(?#')) return ''
      if (part === '\\A') return BEGIN
      if (part === '\\Z') return END
      if (part === '$' && !(settled & 8)) return BEFORE_END
      return part.startsWith('[')
        ? part.replace(/(?<!\\)\[(?=.)/g, (mark, at: number) => (at === 0 ? mark : '\\['))
        : part
    },
  )
  const letters = LETTERS.filter(([bit]) => settled & bit).map(([, letter]) => letter)
  try {
    return new RegExp(translated, ['g', 'd', ...letters].join(''))
  } catch {
    throw new TemplateError(`"${source}" is not a regular expression that can be used here.`)
  }
}

class Match extends HostObject {
  readonly #match: RegExpExecArray
  readonly #groups: readonly (string | undefined)[]

  constructor(match: RegExpExecArray) {
    super('re.Match')
    this.#match = match
    this.#groups = [...match]
  }
  #index(key: Value): number | undefined {
    if (typeof key === 'number') return key < this.#groups.length && key >= 0 ? key : undefined
    const named = Object.keys(this.#match.groups ?? {})
    const at = named.indexOf(print(key))
    if (at < 0) return undefined
    const spans = this.#match.indices?.groups
    const span = spans?.[named[at]!]
    // Named groups come in the order of their numbers; the span tells which number it is.
    const index = (this.#match.indices ?? []).findIndex(
      (other, number) => number > 0 && other !== undefined && other === span,
    )
    return index > 0 ? index : this.#indexByOrder(named[at]!)
  }
  #indexByOrder(name: string): number | undefined {
    const value = this.#match.groups?.[name]
    const index = this.#groups.findIndex((group, number) => number > 0 && group === value)
    return index < 0 ? undefined : index
  }
  #group(key: Value): Value {
    const index = this.#index(key)
    if (index === undefined) throw new TemplateError(`The match has no group ${repr(key)}.`)
    return this.#groups[index] ?? null
  }
  #span(key: Value | undefined): readonly [number, number] {
    const index = key === undefined ? 0 : this.#index(key)
    return this.#match.indices?.[index ?? 0] ?? [-1, -1]
  }
  override item(key: Value): Value | undefined {
    const index = this.#index(key)
    return index === undefined ? undefined : (this.#groups[index] ?? null)
  }
  override truthy(): boolean {
    return true
  }
  override attribute(name: string): Value | undefined {
    const make = (body: (args: readonly Value[]) => Value): HostFunction =>
      new HostFunction(name, (args) => body(args))
    switch (name) {
      case 'group':
        return make((args) =>
          args.length > 1 ? new Tuple(args.map((key) => this.#group(key))) : this.#group(args[0] ?? 0),
        )
      case 'groups':
        return make(
          ([otherwise]) => new Tuple(this.#groups.slice(1).map((group) => group ?? otherwise ?? null)),
        )
      case 'groupdict':
        return make(([otherwise]) =>
          Dict.of(
            Object.entries(this.#match.groups ?? {}).map(
              ([key, value]) => [key, value ?? otherwise ?? null] as const,
            ),
          ),
        )
      case 'start':
        return make(([key]) => this.#span(key)[0])
      case 'end':
        return make(([key]) => this.#span(key)[1])
      case 'span':
        return make(([key]) => new Tuple(this.#span(key)))
      case 'string':
        return this.#match.input
      case 'lastindex':
        return this.#groups.length > 1 ? this.#groups.length - 1 : null
      default:
        return undefined
    }
  }
  override print(): string {
    const [start, end] = this.#span(undefined)
    return `<re.Match object; span=(${start}, ${end}), match=${repr(this.#groups[0] ?? '')}>`
  }
}

type Operation = (pattern: RegExp, args: readonly (Value | undefined)[], call: CallSite) => Value

const text = (value: Value | undefined): string => {
  if (typeof value === 'string') return value
  throw new TemplateError(`A string is needed, not ${value === undefined ? 'nothing' : typeName(value)}.`)
}

function at(pattern: RegExp, subject: string, where: 'start' | 'anywhere' | 'whole'): Value {
  if (where === 'anywhere') {
    pattern.lastIndex = 0
    const match = searched(pattern, subject)
    return match === null ? null : new Match(match)
  }
  const source = where === 'whole' ? `(?:${pattern.source})${END}` : pattern.source
  const match = searched(new RegExp(source, pattern.flags.replace('g', 'y')), subject)
  return match === null ? null : new Match(match)
}

function substitute(
  pattern: RegExp,
  by: Value,
  subject: string,
  count: number,
  call: CallSite,
): [string, number] {
  let done = 0
  let result = ''
  let from = 0
  for (const match of allMatches(pattern, subject)) {
    if (count > 0 && done >= count) break
    const filled = typeof by === 'string' ? expand(by, match) : print(call.invoke(by, [new Match(match)]))
    result += subject.slice(from, match.index) + filled
    from = match.index + match[0].length
    done++
  }
  return [result + subject.slice(from), done]
}

function expand(template: string, match: RegExpExecArray): string {
  return template.replace(
    /\\(?:g<(\w+)>|(\d{1,2})|([\s\S]))/g,
    (whole, name?: string, digits?: string, other?: string) => {
      if (name !== undefined && !/^\d+$/.test(name)) return match.groups?.[name] ?? ''
      const number = digits ?? name
      if (number !== undefined) return match[Number(number)] ?? ''
      return { n: '\n', t: '\t', r: '\r', '\\': '\\' }[other!] ?? whole
    },
  )
}

function split(pattern: RegExp, subject: string, limit: number): Value[] {
  const parts: Value[] = []
  let from = 0
  for (const match of allMatches(pattern, subject)) {
    if (limit > 0 && parts.length >= limit * match.length) break
    parts.push(subject.slice(from, match.index), ...[...match].slice(1).map((group) => group ?? null))
    from = match.index + match[0].length
  }
  return [...parts, subject.slice(from)]
}

function found(match: RegExpExecArray): Value {
  const groups = [...match].slice(1).map((group): Value => group ?? '')
  return groups.length === 0 ? match[0] : groups.length === 1 ? groups[0]! : new Tuple(groups)
}

const count = (value: Value | undefined): number => (value === undefined ? 0 : smallInteger(value, 'A count'))

const OPERATIONS: Readonly<Record<string, readonly [parameters: readonly string[], body: Operation]>> = {
  match: [['string!'], (pattern, [subject]) => at(pattern, text(subject), 'start')],
  search: [['string!'], (pattern, [subject]) => at(pattern, text(subject), 'anywhere')],
  fullmatch: [['string!'], (pattern, [subject]) => at(pattern, text(subject), 'whole')],
  findall: [['string!'], (pattern, [subject]) => [...allMatches(pattern, text(subject))].map(found)],
  finditer: [
    ['string!'],
    (pattern, [subject]) => [...allMatches(pattern, text(subject))].map((match) => new Match(match)),
  ],
  split: [
    ['string!', 'maxsplit'],
    (pattern, [subject, limit]) => split(pattern, text(subject), count(limit)),
  ],
  sub: [
    ['repl!', 'string!', 'count'],
    (pattern, [by, subject, limit], call) => substitute(pattern, by!, text(subject), count(limit), call)[0],
  ],
  subn: [
    ['repl!', 'string!', 'count'],
    (pattern, [by, subject, limit], call) =>
      new Tuple(substitute(pattern, by!, text(subject), count(limit), call)),
  ],
}

class Pattern extends HostObject {
  readonly source: string
  readonly regexp: RegExp

  constructor(source: string, flags: number) {
    super('re.Pattern')
    this.source = source
    this.regexp = compilePattern(source, flags)
  }
  override attribute(name: string): Value | undefined {
    if (name === 'pattern') return this.source
    if (!Object.hasOwn(OPERATIONS, name)) return undefined
    const [parameters, body] = OPERATIONS[name]!
    return new HostFunction(name, (args, kwargs, call) =>
      body(this.regexp, bind(name, parameters, args, kwargs), call),
    )
  }
  override print(): string {
    return `re.compile(${repr(this.source)})`
  }
}

function patternOf(value: Value | undefined, flags: Value | undefined): RegExp {
  return value instanceof Pattern ? value.regexp : compilePattern(text(value), count(flags))
}

function operation(name: string, args: readonly Value[], kwargs: Kwargs, call: CallSite): Value {
  const [parameters, body] = OPERATIONS[name]!
  const [pattern, ...rest] = bind(name, ['pattern!', ...parameters, 'flags'], args, kwargs)
  return body(patternOf(pattern, rest.at(-1)), rest.slice(0, -1), call)
}

export function reModule(): HostObject {
  const table = new Map<string, Value>(Object.entries(FLAGS))
  for (const name of Object.keys(OPERATIONS)) {
    table.set(name, new HostFunction(name, (args, kwargs, call) => operation(name, args, kwargs, call)))
  }
  table.set(
    'compile',
    new HostFunction('compile', ([source, flags]) => new Pattern(text(source), count(flags))),
  )
  table.set(
    'escape',
    new HostFunction('escape', ([value]) => text(value).replace(/[-\s#$&*+.?^{}|~()[\]\\]/g, '\\$&')),
  )
  return new HostObject('module', table)
}
