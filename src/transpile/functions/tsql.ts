// T-SQL's functions. https://learn.microsoft.com/sql/t-sql/functions

import { type Call, callName, type Expression } from '../../sql/ast.ts'
import { binary, call, cast, isNull, number } from '../../sql/ast-builders.ts'
import { addTo, asDate, between, dateForm, datePart, extract, formatted } from '../date-values.ts'
import { fromNetPattern } from '../format-patterns.ts'
import type { Notes } from '../note.ts'
import { built, checked, each, partOf, renamed, same, text } from '../rules.ts'
import type { FunctionRule, FunctionRules } from '../source-language.ts'
import { valueKind } from '../value-kind.ts'
import { commonFunctions, joinedText, orderInside, substring } from './common.ts'

const firstDay = "Weekdays count from 1 on Sunday, as with T-SQL's default DATEFIRST 7."

const datename: FunctionRule = built(2, ([part, value], node, notes) => {
  const unit = ownPart(part)
  if (unit === 'MONTH') return formatted(node, '%B', value!)
  if (unit === 'DAYOFWEEK') return formatted(node, '%A', value!)
  const number = unit === undefined ? undefined : partNumber(node, unit, value!, notes)
  return number === undefined ? undefined : cast(node, number, 'STRING')
})

/** T-SQL's first week begins on the 1st of January, BigQuery's on the year's first Sunday. */
function partNumber(at: Call, unit: string, value: Expression, notes: Notes): Expression {
  if (unit === 'DAYOFWEEK') notes.once(at, firstDay)
  if (unit !== 'WEEK') return extract(at, unit, value)
  const date = asDate(value)
  const year = call(at, `${dateForm(date)}_TRUNC`, [date, datePart(at, 'YEAR')])
  return binary(at, between(at, year, date, 'WEEK'), '+', number(at, 1))
}

const format: FunctionRule = built(2, ([value, pattern], node, notes) => {
  const written = pattern?.kind === 'string' ? pattern.value : undefined
  const elements = written === undefined ? undefined : fromNetPattern(written)
  const isDate = ['date', 'datetime', 'timestamp'].includes(valueKind(value!))
  if (elements === undefined || (!isDate && !elements.includes('%'))) return undefined
  if (!isDate) notes.check(node, 'FORMAT is taken to format a date; for a number use FORMAT with %.')
  return formatted(node, elements, value!)
})

const stuff: FunctionRule = built(4, ([value, start, length, inserted], node) => {
  const joined = separated(value!, start!, length!, inserted!)
  if (joined !== undefined) return joined
  const before = call(node, 'SUBSTR', [value!, number(node, 1), binary(node, start!, '-', number(node, 1))])
  const after = call(node, 'SUBSTR', [value!, binary(node, start!, '+', length!)])
  return call(node, 'CONCAT', [before, inserted!, after])
})

/** STUFF takes the first separator off again: `STRING_AGG(', ' || x, '')` without it is `STRING_AGG(x, ', ')`. */
function separated(
  value: Expression,
  start: Expression,
  length: Expression,
  inserted: Expression,
): Expression | undefined {
  const isPlain =
    start.kind === 'number' && start.text === '1' && inserted.kind === 'string' && inserted.value === ''
  if (!isPlain || length.kind !== 'number' || value.kind !== 'subquery') return undefined
  const { body } = value.query
  const item = body.kind === 'select' ? body.items[0] : undefined
  const made = item?.expression
  if (body.kind !== 'select' || item === undefined || made?.kind !== 'call') return undefined
  const parts = callName(made) === 'STRING_AGG' ? chain(made.args[0]!) : []
  const [separator, ...rest] = parts
  if (separator?.kind !== 'string' || separator.value.length !== Number(length.text) || rest.length === 0)
    return undefined
  const text = rest.reduce((left, right) => binary(left, left, '||', right))
  const items = [{ ...item, expression: { ...made, args: [text, separator] } }]
  return { ...value, query: { ...value.query, body: { ...body, items } } }
}

/** The operands of texts that are put together. */
function chain(node: Expression): readonly Expression[] {
  if (node.kind === 'binary' && node.operator === '||') return [...chain(node.left), ...chain(node.right)]
  return node.kind === 'call' && callName(node) === 'CONCAT' ? node.args : [node]
}

const hashes: Readonly<Record<string, string>> = {
  MD5: 'MD5',
  SHA1: 'SHA1',
  SHA2_256: 'SHA256',
  SHA2_512: 'SHA512',
}

const hashbytes: FunctionRule = built(2, ([algorithm, value], node, notes) => {
  const name = algorithm?.kind === 'string' ? hashes[algorithm.value.toUpperCase()] : undefined
  if (name === undefined) return undefined
  notes.check(node, 'HASHBYTES of NVARCHAR hashes UTF-16, BigQuery hashes UTF-8: the digests differ.')
  return call(node, name, [value!])
})

const now =
  (zone?: string): FunctionRule =>
  (node, notes) => {
    if (zone === undefined)
      notes.once(
        node,
        "GETDATE tells the server's own time, CURRENT_DATETIME() that of UTC: name the zone where it is another, CURRENT_DATETIME('Europe/Berlin').",
      )
    return call(node, 'CURRENT_DATETIME', zone === undefined ? [] : [text(node, zone)])
  }

/** Trailing blanks do not count. */
const len: FunctionRule = built(1, ([value], node) => call(node, 'LENGTH', [call(node, 'RTRIM', [value!])]))

const round: FunctionRule = (node) => {
  const [value, digits, truncates] = node.args
  if (truncates === undefined) return node
  return truncates.kind === 'number' && Number(truncates.text) !== 0
    ? call(node, 'TRUNC', [value!, digits!])
    : call(node, 'ROUND', [value!, digits!])
}

const log: FunctionRule = (node) => (node.args.length === 1 ? call(node, 'LN', node.args) : node)

/** `STR(x, 10, 0)` sets the number to the right. */
const str: FunctionRule = built(1, ([value, length, decimals], node) => {
  const [width, places] = [length, decimals].map((each, index) =>
    each === undefined ? [10, 0][index] : each.kind === 'number' ? Number(each.text) : undefined,
  )
  if (width === undefined || places === undefined) return undefined
  const written = call(node, 'FORMAT', [text(node, `%.${places}f`), cast(node, value!, 'FLOAT64')])
  return call(node, 'LPAD', [written, number(node, width)])
})

/** Whole numbers have a whole mean in T-SQL. */
const avg: FunctionRule = (node, notes) => {
  const kind = node.args[0] === undefined ? 'unknown' : valueKind(node.args[0])
  if (kind === 'integer') return cast(node, call(node, 'TRUNC', [node]), 'INT64')
  if (kind === 'unknown')
    notes.once(
      node,
      'AVG of whole numbers leaves out the rest in T-SQL: write CAST(TRUNC(AVG(x)) AS INT64) if they are.',
    )
  return node
}

const searched =
  (rule: FunctionRule): FunctionRule =>
  (node, notes) => {
    notes.once(node, `${callName(node)} looks at no case in T-SQL under its usual collation; BigQuery does.`)
    return rule(node, notes)
  }

export const tsqlFunctions: FunctionRules = new Map<string, FunctionRule>([
  ...commonFunctions,
  ['ISNULL', renamed('IFNULL')],
  ['IIF', renamed('IF')],
  ['LEN', len],
  [
    'DATALENGTH',
    checked(
      renamed('BYTE_LENGTH'),
      'DATALENGTH counts two bytes a character for NVARCHAR, BYTE_LENGTH counts UTF-8.',
    ),
  ],
  [
    'CHARINDEX',
    searched(
      built(2, ([part, value, from], node) =>
        from === undefined
          ? call(node, 'STRPOS', [value!, part!])
          : call(node, 'INSTR', [value!, part!, from]),
      ),
    ),
  ],
  ['REPLACE', searched(same)],
  ['AVG', avg],
  ['SUBSTRING', substring],
  [
    'PI',
    (node) =>
      call(node, 'ACOS', [
        { kind: 'unary', operator: '-', operand: number(node, 1), start: node.start, end: node.end },
      ]),
  ],
  ['REPLICATE', renamed('REPEAT')],
  ['SPACE', built(1, ([count], node) => call(node, 'REPEAT', [text(node, ' '), count!]))],
  ['STUFF', stuff],
  ['CONCAT', (node) => joinedText(node.args, node)],
  ['STRING_AGG', orderInside('STRING_AGG')],
  [
    'QUOTENAME',
    built(1, ([value, mark], node) =>
      mark === undefined
        ? call(node, 'CONCAT', [
            text(node, '['),
            call(node, 'REPLACE', [value!, text(node, ']'), text(node, ']]')]),
            text(node, ']'),
          ])
        : undefined,
    ),
  ],
  ['CHAR', renamed('CHR')],
  ['NCHAR', renamed('CHR')],
  ['UNICODE', same],
  ['NEWID', renamed('GENERATE_UUID')],
  [
    'CHOOSE',
    built(2, ([index, ...values], node) => ({
      kind: 'subscript',
      base: { kind: 'array', elements: values, start: node.start, end: node.end },
      index: index!,
      access: 'safe-ordinal',
      start: node.start,
      end: node.end,
    })),
  ],
  [
    'ISNUMERIC',
    built(1, ([value], node) =>
      call(node, 'IF', [
        isNull(node, cast(node, value!, 'FLOAT64', true), true),
        number(node, 1),
        number(node, 0),
      ]),
    ),
  ],
  [
    'ISDATE',
    built(1, ([value], node) =>
      call(node, 'IF', [
        isNull(node, cast(node, value!, 'DATETIME', true), true),
        number(node, 1),
        number(node, 0),
      ]),
    ),
  ],
  ['ROUND', round],
  ['SQUARE', built(1, ([value], node) => call(node, 'POW', [value!, number(node, 2)]))],
  ['LOG', log],
  ['ATN2', renamed('ATAN2')],
  ['STDEV', renamed('STDDEV_SAMP')],
  ['STDEVP', renamed('STDDEV_POP')],
  ['VAR', renamed('VAR_SAMP')],
  ['VARP', renamed('VAR_POP')],
  ['COUNT_BIG', renamed('COUNT')],
  ['HASHBYTES', hashbytes],
  ...each(now(), 'GETDATE SYSDATETIME CURRENT_TIMESTAMP'),
  ...each(now('UTC'), 'GETUTCDATE SYSUTCDATETIME'),
  ['SYSDATETIMEOFFSET', (node) => call(node, 'CURRENT_TIMESTAMP', [])],
  [
    'DATEADD',
    built(3, ([part, amount, value], node) =>
      withUnit(part, (unit) =>
        addTo(node, value!, amount!, unit === 'DAYOFYEAR' || unit === 'DAYOFWEEK' ? 'DAY' : unit),
      ),
    ),
  ],
  ...each(
    built(3, ([part, from, to], node) =>
      withUnit(part, (unit) => between(node, from!, to!, unit === 'DAYOFYEAR' ? 'DAY' : unit)),
    ),
    'DATEDIFF DATEDIFF_BIG',
  ),
  [
    'DATEPART',
    built(2, ([part, value], node, notes) => withUnit(part, (unit) => partNumber(node, unit, value!, notes))),
  ],
  ['DATENAME', datename],
  [
    'DATETRUNC',
    built(2, ([part, value], node) =>
      withUnit(part, (unit) => {
        const date = asDate(value!)
        return call(node, `${dateForm(date)}_TRUNC`, [date, datePart(node, unit)])
      }),
    ),
  ],
  ...['YEAR', 'MONTH', 'DAY'].map((part): [string, FunctionRule] => [
    part,
    built(1, ([value], node) => extract(node, part, value!)),
  ]),
  [
    'EOMONTH',
    built(1, ([value, months], node) => {
      const date = asDate(value!)
      const moved = months === undefined ? date : addTo(node, date, months, 'MONTH')
      return call(node, 'LAST_DAY', [dateForm(date) === 'DATE' ? moved : call(node, 'DATE', [moved])])
    }),
  ],
  ['DATEFROMPARTS', renamed('DATE')],
  [
    'DATETIMEFROMPARTS',
    built(7, (args, node) => addTo(node, call(node, 'DATETIME', args.slice(0, 6)), args[6]!, 'MILLISECOND')),
  ],
  ['TIMEFROMPARTS', built(3, (args, node) => call(node, 'TIME', args.slice(0, 3)))],
  ['FORMAT', format],
  ['STR', str],
  // A table, made in FROM; its third argument asks for numbers of rows.
  ['STRING_SPLIT', (node) => (node.args.length === 2 ? node : undefined)],
  [
    'ISJSON',
    built(1, ([value], node) =>
      call(node, 'IF', [
        isNull(node, call(node, 'PARSE_JSON', [value!], { safe: true }), true),
        number(node, 1),
        number(node, 0),
      ]),
    ),
  ],
])

function withUnit(part: Expression | undefined, build: (unit: string) => Expression): Expression | undefined {
  const unit = ownPart(part)
  return unit === undefined ? undefined : build(unit)
}

/** `y` is the day of the year here, and `w` that of the week. */
function ownPart(part: Expression | undefined): string | undefined {
  const name =
    part?.kind === 'date-part' ? part.name : part?.kind === 'column' ? part.parts[0]?.name : undefined
  if (name?.toLowerCase() === 'y') return 'DAYOFYEAR'
  return name?.toLowerCase() === 'w' ? 'DAYOFWEEK' : partOf(part)
}
