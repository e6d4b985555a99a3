import { capitalize, splitLines, stripText } from '../methods/text.ts'
import { toJson } from '../modules/json.ts'
import { truthy } from '../values/compare.ts'
import { formatPercent } from '../values/format-percent.ts'
import { itemsOf } from '../values/iterate.ts'
import { smallInteger } from '../values/number.ts'
import { print, repr } from '../values/print.ts'
import { Dict, TemplateError, Tuple, Undefined, type Value } from '../values/value.ts'
import { type Entry, filter } from './filter.ts'
import { wordWrap } from './word-wrap.ts'

const text = print
const number = (value: Value | undefined, otherwise: number): number =>
  value === undefined ? otherwise : smallInteger(value, 'The argument')

function escapeHtml(value: Value): string {
  return text(value)
    .replaceAll('&', '&amp;')
    .replaceAll('>', '&gt;')
    .replaceAll('<', '&lt;')
    .replaceAll("'", '&#39;')
    .replaceAll('"', '&#34;')
}

function indent(
  value: Value,
  width: Value | undefined,
  first: Value | undefined,
  blank: Value | undefined,
): string {
  const pad = typeof width === 'string' ? width : ' '.repeat(Math.max(0, Math.min(number(width, 4), 1000)))
  const lines = `${text(value)}\n`
  const head = first !== undefined && truthy(first) ? pad : ''
  if (blank !== undefined && truthy(blank)) return head + splitLines(lines, false).join(`\n${pad}`)
  const [start = '', ...rest] = splitLines(lines, false)
  return head + [start, ...rest.map((line) => (line === '' ? line : pad + line))].join('\n')
}

function truncate(value: Value, args: readonly (Value | undefined)[]): string {
  const [size, kill, mark, leeway] = args
  const whole = text(value)
  const chars = [...whole]
  const [length, end, slack] = [number(size, 255), text(mark ?? '...'), number(leeway ?? undefined, 5)]
  if (length < end.length) throw new TemplateError(`The length must be at least ${end.length}.`)
  if (chars.length <= length + slack) return whole
  const cut = chars.slice(0, length - [...end].length).join('')
  if (kill !== undefined && truthy(kill)) return cut + end
  const space = cut.lastIndexOf(' ')
  return (space < 0 ? cut : cut.slice(0, space)) + end
}

function urlEncode(value: Value): string {
  const quote = (part: string, safe: RegExp): string =>
    encodeURIComponent(part)
      .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(safe, (code) => decodeURIComponent(code))
  if (typeof value === 'string') return quote(value, /%2F/g)
  const pairs = value instanceof Dict ? [...value.entries()] : itemsOf(value).map((pair) => itemsOf(pair))
  return pairs
    .map(([key, item]) => `${quote(text(key!), /%20/g)}=${quote(text(item!), /%20/g)}`.replaceAll(' ', '+'))
    .join('&')
}

function titleWords(value: Value): string {
  return text(value)
    .split(/([-\s({[<]+)/)
    .map((part) => (part === '' ? '' : part[0]!.toUpperCase() + part.slice(1).toLowerCase()))
    .join('')
}

function center(value: Value, width: number): string {
  const chars = [...text(value)].length
  const room = width - chars
  if (room <= 0) return text(value)
  const left = Math.floor(room / 2) + (room & width & 1)
  return ' '.repeat(left) + text(value) + ' '.repeat(room - left)
}

function replace(value: Value, [old, by, count]: readonly (Value | undefined)[]): string {
  const [whole, from, to] = [text(value), text(old!), text(by!)]
  if (count === undefined || count === null || number(count, -1) < 0) return whole.replaceAll(from, () => to)
  const parts = from === '' ? [...whole] : whole.split(from)
  if (from === '') parts.unshift('')
  const limit = Math.min(number(count, 0), parts.length - 1)
  return (
    parts.slice(0, limit + 1).join(to) +
    parts
      .slice(limit + 1)
      .map((part) => from + part)
      .join('')
  )
}

function xmlAttributes(value: Value, space: Value | undefined): string {
  if (!(value instanceof Dict)) throw new TemplateError('"xmlattr" needs a dict.')
  const written = [...value.entries()]
    .filter(([, item]) => item !== null && !(item instanceof Undefined))
    .map(([key, item]) => `${escapeHtml(key)}="${escapeHtml(item)}"`)
    .join(' ')
  return written !== '' && (space === undefined || truthy(space)) ? ` ${written}` : written
}

function fileSize(value: Value, binary: boolean): string {
  const bytes = Number(text(value))
  const base = binary ? 1024 : 1000
  if (bytes === 1) return '1 Byte'
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`
  const units = binary
    ? ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB']
    : ['kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB']
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(base)), units.length)
  return `${(bytes / base ** power).toFixed(1)} ${units[power - 1]}`
}

export function textFilters(): readonly Entry[] {
  const same: Entry['1'] = (subject) => subject
  return [
    filter('lower', [], (subject) => text(subject).toLowerCase()),
    filter('upper', [], (subject) => text(subject).toUpperCase()),
    filter('capitalize', [], (subject) => capitalize(text(subject))),
    filter('title', [], titleWords),
    filter('trim', ['chars'], (subject, [chars]) => stripText(text(subject), chars, true, true)),
    filter('replace', ['old!', 'new!', 'count'], replace),
    filter('string', [], text),
    [
      'format',
      (subject, args, kwargs) => {
        if (args.length > 0 && kwargs.size > 0) {
          throw new TemplateError('"format" takes values by position or by name, not both.')
        }
        return formatPercent(text(subject), kwargs.size > 0 ? Dict.of(kwargs) : new Tuple(args))
      },
    ],
    filter('indent', ['width', 'first', 'blank'], (subject, [width, first, blank]) =>
      indent(subject, width, first, blank),
    ),
    filter('truncate', ['length', 'killwords', 'end', 'leeway'], truncate),
    filter('center', ['width'], (subject, [width]) => center(subject, number(width, 80))),
    filter('wordcount', [], (subject) => text(subject).match(/[\p{L}\p{N}_]+/gu)?.length ?? 0),
    filter('wordwrap', ['width', 'break_long_words', 'wrapstring', 'break_on_hyphens'], (subject, args) =>
      wordWrap(text(subject), {
        width: number(args[0], 79),
        breakLong: args[1] === undefined || truthy(args[1]),
        newline: text(args[2] ?? '\n'),
        hyphens: args[3] === undefined || truthy(args[3]),
      }),
    ),
    filter('escape', [], escapeHtml),
    filter('e', [], escapeHtml),
    filter('forceescape', [], escapeHtml),
    ['safe', same],
    ['as_text', same],
    ['as_bool', same],
    ['as_number', same],
    ['as_native', same],
    filter('is_list', [], (subject) => Array.isArray(subject)),
    filter('striptags', [], (subject) =>
      text(subject)
        .replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
    filter('urlencode', [], urlEncode),
    filter('xmlattr', ['autospace'], (subject, [space]) => xmlAttributes(subject, space)),
    filter('filesizeformat', ['binary'], (subject, [binary]) =>
      fileSize(subject, binary !== undefined && truthy(binary)),
    ),
    filter('pprint', [], (subject) => repr(subject)),
    filter('tojson', ['indent'], (subject, [width]) =>
      toJson(subject, {
        sortKeys: true,
        indent: width === undefined || width === null ? undefined : number(width, 0),
      })
        .replaceAll('<', '\\u003c')
        .replaceAll('>', '\\u003e')
        .replaceAll('&', '\\u0026')
        .replaceAll("'", '\\u0027'),
    ),
  ]
}
