import { bind } from '../values/arguments.ts'
import { itemsOf } from '../values/iterate.ts'
import { smallInteger } from '../values/number.ts'
import { print, typeName } from '../values/print.ts'
import { characters } from '../values/text-length.ts'
import { Dict, TemplateError, Tuple, type Value } from '../values/value.ts'
import { formatBraces } from './format-braces.ts'
import type { Method, Methods } from './method.ts'
import { capitalize, isCased, splitLines, splitText, splitWords, stripText, titleCase } from './text.ts'

type Argument = Value | undefined

/** A method whose parameters are bound by name. */
function method(
  name: string,
  parameters: readonly string[],
  body: (self: string, ...args: Argument[]) => Value,
): [string, Method<string>] {
  return [name, (self, args, kwargs) => body(self, ...bind(name, parameters, args, kwargs))]
}

function text(value: Argument, what: string): string {
  if (typeof value === 'string') return value
  throw new TemplateError(
    `${what} must be a string, not ${value === undefined ? 'missing' : typeName(value)}.`,
  )
}

function affixes(value: Argument): readonly string[] {
  const items = value instanceof Tuple ? value.items : [value]
  return items.map((item) => text(item, 'What to look for'))
}

/** The part of a text between two optional indices. */
function within(self: string, start: Argument, end: Argument): string {
  if (start === undefined && end === undefined) return self
  const all = characters(self)
  const index = (value: Argument, otherwise: number): number =>
    value === undefined || value === null ? otherwise : smallInteger(value, 'An index')
  return all.slice(index(start, 0), index(end, all.length)).join('')
}

function find(self: string, part: Argument, start: Argument, end: Argument, last: boolean): number {
  const part_ = text(part, 'What to look for')
  const offset = start === undefined || start === null ? 0 : smallInteger(start, 'An index')
  const area = within(self, start, end)
  const at = last ? area.lastIndexOf(part_) : area.indexOf(part_)
  if (at < 0) return -1
  return (
    characters(area.slice(0, at)).length +
    (offset < 0 ? Math.max(characters(self).length + offset, 0) : offset)
  )
}

function found(self: string, part: Argument, start: Argument, end: Argument, last: boolean): number {
  const at = find(self, part, start, end, last)
  if (at < 0) throw new TemplateError('The text to look for is not there.')
  return at
}

function padded(self: string, width: Argument, fill: Argument, side: 'left' | 'right' | 'both'): string {
  const room = Math.min(smallInteger(width ?? null, 'A width'), 1_000_000) - characters(self).length
  if (room <= 0) return self
  const char = fill === undefined ? ' ' : text(fill, 'What to fill with')
  if (side === 'right') return self + char.repeat(room)
  if (side === 'left') return char.repeat(room) + self
  const total = room + characters(self).length
  const left = Math.floor(room / 2) + (room & total & 1)
  return char.repeat(left) + self + char.repeat(room - left)
}

function replaceText(self: string, old: Argument, by: Argument, count: Argument): string {
  const [from, to] = [text(old, 'What to replace'), text(by, 'The replacement')]
  const limit = count === undefined ? -1 : smallInteger(count, 'A count')
  if (limit < 0) return self.replaceAll(from, () => to)
  let done = 0
  let at = 0
  let result = ''
  for (let next = self.indexOf(from); next >= 0 && done < limit; next = self.indexOf(from, at)) {
    result += self.slice(at, next) + to
    at = next + from.length
    done++
    if (from === '') {
      if (at >= self.length) break
      result += self[at++]
    }
  }
  return result + self.slice(at)
}

function partition(self: string, separator: Argument, last: boolean): Tuple {
  const mark = text(separator, 'A separator')
  if (mark === '') throw new TemplateError('The separator is empty.')
  const at = last ? self.lastIndexOf(mark) : self.indexOf(mark)
  if (at < 0) return new Tuple(last ? ['', '', self] : [self, '', ''])
  return new Tuple([self.slice(0, at), mark, self.slice(at + mark.length)])
}

function split(self: string, separator: Argument, limit: Argument, last: boolean): Value {
  const most = limit === undefined ? -1 : smallInteger(limit, 'A limit')
  if (separator === undefined || separator === null) return splitWords(self, most, last)
  return splitText(self, text(separator, 'A separator'), most, last)
}

const every = (self: string, pattern: RegExp): boolean => pattern.test(self)

function translate(self: string, table: Argument): string {
  if (!(table instanceof Dict)) throw new TemplateError('"translate" needs a dict.')
  return [...self]
    .map((char) => {
      const by = table.get(char.codePointAt(0)!)
      return by === undefined
        ? char
        : by === null
          ? ''
          : typeof by === 'number'
            ? String.fromCodePoint(by)
            : print(by)
    })
    .join('')
}

export const stringMethods: Methods<string> = new Map<string, Method<string>>([
  method('upper', [], (self) => self.toUpperCase()),
  method('lower', [], (self) => self.toLowerCase()),
  method('casefold', [], (self) => self.toLowerCase().replaceAll('ß', 'ss')),
  method('capitalize', [], (self) => capitalize(self)),
  method('title', [], (self) => titleCase(self)),
  method('swapcase', [], (self) =>
    [...self].map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())).join(''),
  ),
  method('strip', ['chars'], (self, chars) => stripText(self, chars, true, true)),
  method('lstrip', ['chars'], (self, chars) => stripText(self, chars, true, false)),
  method('rstrip', ['chars'], (self, chars) => stripText(self, chars, false, true)),
  method('split', ['sep', 'maxsplit'], (self, sep, limit) => split(self, sep, limit, false)),
  method('rsplit', ['sep', 'maxsplit'], (self, sep, limit) => split(self, sep, limit, true)),
  method('splitlines', ['keepends'], (self, keep) => splitLines(self, keep === true)),
  method('partition', ['sep!'], (self, sep) => partition(self, sep, false)),
  method('rpartition', ['sep!'], (self, sep) => partition(self, sep, true)),
  method('replace', ['old!', 'new!', 'count'], replaceText),
  method('startswith', ['prefix!', 'start', 'end'], (self, prefix, start, end) =>
    affixes(prefix).some((affix) => within(self, start, end).startsWith(affix)),
  ),
  method('endswith', ['suffix!', 'start', 'end'], (self, suffix, start, end) =>
    affixes(suffix).some((affix) => within(self, start, end).endsWith(affix)),
  ),
  method('removeprefix', ['prefix!'], (self, prefix) =>
    self.startsWith(text(prefix, 'A prefix')) ? self.slice(text(prefix, 'A prefix').length) : self,
  ),
  method('removesuffix', ['suffix!'], (self, suffix) =>
    suffix !== '' && self.endsWith(text(suffix, 'A suffix'))
      ? self.slice(0, self.length - text(suffix, 'A suffix').length)
      : self,
  ),
  method('find', ['sub!', 'start', 'end'], (self, part, start, end) => find(self, part, start, end, false)),
  method('rfind', ['sub!', 'start', 'end'], (self, part, start, end) => find(self, part, start, end, true)),
  method('index', ['sub!', 'start', 'end'], (self, part, start, end) => found(self, part, start, end, false)),
  method('rindex', ['sub!', 'start', 'end'], (self, part, start, end) => found(self, part, start, end, true)),
  method('count', ['sub!', 'start', 'end'], (self, part, start, end) => {
    const area = within(self, start, end)
    const mark = text(part, 'What to count')
    return mark === '' ? characters(area).length + 1 : area.split(mark).length - 1
  }),
  method('join', ['iterable!'], (self, items) =>
    itemsOf(items!)
      .map((item) => text(item, 'An item to join'))
      .join(self),
  ),
  method('zfill', ['width!'], (self, width) => {
    const sign = /^[+-]/.test(self) ? self[0]! : ''
    return sign + padded(self.slice(sign.length), smallInteger(width!, 'A width') - sign.length, '0', 'left')
  }),
  method('ljust', ['width!', 'fillchar'], (self, width, fill) => padded(self, width, fill, 'right')),
  method('rjust', ['width!', 'fillchar'], (self, width, fill) => padded(self, width, fill, 'left')),
  method('center', ['width!', 'fillchar'], (self, width, fill) => padded(self, width, fill, 'both')),
  method('expandtabs', ['tabsize'], (self, size) =>
    self.replace(/([^\n\r\t]*)\t/g, (_, before: string) => {
      const width = size === undefined ? 8 : Math.min(smallInteger(size, 'A width'), 1000)
      return before + (width > 0 ? ' '.repeat(width - (before.length % width)) : '')
    }),
  ),
  method('isdigit', [], (self) => every(self, /^[\p{Nd}²³¹⁰⁴-⁹₀-₉]+$/u)),
  method('isdecimal', [], (self) => every(self, /^\p{Nd}+$/u)),
  method('isnumeric', [], (self) => every(self, /^\p{N}+$/u)),
  method('isalpha', [], (self) => every(self, /^\p{L}+$/u)),
  method('isalnum', [], (self) => every(self, /^[\p{L}\p{N}]+$/u)),
  method('isspace', [], (self) => every(self, /^\s+$/)),
  method('isascii', [], (self) => every(self, /^[\x00-\x7f]*$/)),
  method('isidentifier', [], (self) => every(self, /^[\p{L}_][\p{L}\p{N}_]*$/u)),
  method('isupper', [], (self) => isCased(self) && self === self.toUpperCase()),
  method('islower', [], (self) => isCased(self) && self === self.toLowerCase()),
  method('istitle', [], (self) => isCased(self) && self === titleCase(self)),
  method('translate', ['table!'], translate),
  ['format', (self, args, kwargs) => formatBraces(self, args, kwargs)],
  method('format_map', ['mapping!'], (self, mapping) => {
    if (!(mapping instanceof Dict)) throw new TemplateError('"format_map" needs a dict.')
    return formatBraces(self, [], new Map([...mapping.entries()].map(([key, value]) => [print(key), value])))
  }),
])
