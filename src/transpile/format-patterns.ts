// Format patterns of other engines as the % elements of FORMAT_DATE and PARSE_DATE.

/** .NET's custom date patterns, longest first; case tells months from minutes. */
const net: readonly (readonly [token: string, element: string])[] = [
  ['yyyy', '%Y'],
  ['yy', '%y'],
  ['MMMM', '%B'],
  ['MMM', '%b'],
  ['MM', '%m'],
  ['dddd', '%A'],
  ['ddd', '%a'],
  ['dd', '%d'],
  ['HH', '%H'],
  ['hh', '%I'],
  ['mm', '%M'],
  ['ss', '%S'],
  ['tt', '%p'],
]

/** Oracle's, PostgreSQL's and Snowflake's date patterns, in upper case. */
const oracle: readonly (readonly [token: string, element: string])[] = [
  ['YYYY', '%Y'],
  ['YY', '%y'],
  ['IYYY', '%G'],
  ['IW', '%V'],
  ['MONTH', '%B'],
  ['MON', '%b'],
  ['MM', '%m'],
  ['DDD', '%j'],
  ['DD', '%d'],
  ['DY', '%a'],
  ['DAY', '%A'],
  ['HH24', '%H'],
  ['HH12', '%I'],
  ['HH', '%I'],
  ['MI', '%M'],
  ['SS', '%S'],
  ['FF3', '%E3S'],
  ['AM', '%p'],
  ['PM', '%p'],
  ['Q', '%Q'],
]

/** `yyyy-MM` -> `%Y-%m`; undefined where a letter is not known. */
export function fromNetPattern(pattern: string): string | undefined {
  return convert(pattern, net)
}

/** `YYYY-MM` -> `%Y-%m`; undefined where a letter is not known. */
export function fromOraclePattern(pattern: string): string | undefined {
  return convert(
    pattern.toUpperCase().replace(/^FM/, ''),
    [...oracle].sort((a, b) => b[0].length - a[0].length),
  )
}

function convert(pattern: string, table: readonly (readonly [string, string])[]): string | undefined {
  let result = ''
  let position = 0
  while (position < pattern.length) {
    const found = table.find(([token]) => pattern.startsWith(token, position))
    const sign = pattern[position]!
    if (found !== undefined) result += found[1]
    else if (/[A-Za-z"'\\]/.test(sign)) return undefined
    else result += sign === '%' ? '%%' : sign
    position += found?.[0].length ?? 1
  }
  return result
}

/** The styles of T-SQL's CONVERT between dates and text. */
export const convertStyles: Readonly<Record<string, string>> = {
  0: '%b %e %Y %l:%M%p',
  100: '%b %e %Y %l:%M%p',
  1: '%m/%d/%y',
  3: '%d/%m/%y',
  23: '%Y-%m-%d',
  101: '%m/%d/%Y',
  102: '%Y.%m.%d',
  103: '%d/%m/%Y',
  104: '%d.%m.%Y',
  105: '%d-%m-%Y',
  106: '%d %b %Y',
  108: '%H:%M:%S',
  110: '%m-%d-%Y',
  111: '%Y/%m/%d',
  112: '%Y%m%d',
  120: '%Y-%m-%d %H:%M:%S',
  121: '%Y-%m-%d %H:%M:%E3S',
  126: '%Y-%m-%dT%H:%M:%E3S',
}

const widths: Readonly<Record<string, number>> = {
  ...{ '%Y': 4, '%m': 2, '%d': 2, '%e': 2, '%H': 2, '%l': 2, '%M': 2, '%S': 2, '%y': 2, '%b': 3, '%p': 2 },
  '%E3S': 6,
}

/** The elements that make the first `length` characters; undefined where it is cut within one. */
export function cutPattern(elements: string, length: number): string | undefined {
  let made = ''
  let width = 0
  for (const [element] of elements.matchAll(/%E3S|%[A-Za-z]|[\s\S]/g)) {
    if (width === length) return made
    width += widths[element] ?? 1
    if (width > length) return undefined
    made += element
  }
  return made
}

/** T-SQL's and Snowflake's abbreviations of date parts; undefined: no such part. */
const parts: Readonly<Record<string, string>> = {
  ...all('YEAR', 'YEAR YYYY YY YEARS Y'),
  ...all('QUARTER', 'QUARTER QQ Q QUARTERS QTR'),
  ...all('MONTH', 'MONTH MM M MONTHS MON'),
  ...all('WEEK', 'WEEK WK WW WEEKS W'),
  ...all('ISOWEEK', 'ISO_WEEK ISOWK ISOWW WEEKISO'),
  ...all('DAYOFYEAR', 'DAYOFYEAR DY DOY'),
  ...all('DAY', 'DAY DD D DAYS'),
  ...all('DAYOFWEEK', 'WEEKDAY DW DAYOFWEEK DOW'),
  ...all('HOUR', 'HOUR HH HOURS'),
  ...all('MINUTE', 'MINUTE MI N MINUTES'),
  ...all('SECOND', 'SECOND SS S SECONDS'),
  ...all('MILLISECOND', 'MILLISECOND MS MILLISECONDS'),
  ...all('MICROSECOND', 'MICROSECOND MCS US MICROSECONDS'),
}

function all(part: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, part]))
}

export function partNamed(name: string): string | undefined {
  return parts[name.toUpperCase()]
}
