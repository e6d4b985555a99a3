import { difference } from './difference.ts'
import { formatted } from './format-time.ts'
import { parsed } from './parse-time.ts'
import { family } from './rows.ts'
import { shifted } from './shift.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'
import { lastDay, truncated } from './truncate.ts'

/** The first pattern is for one argument, the next for two. */
export const byArguments =
  (texts: Readonly<Record<string, string>>): DuckdbRewrite =>
  (from) => {
    const kinds = from.targets.map((target) => target?.kind ?? 'unknown').join(' ')
    const text = texts[kinds]
    return text === undefined
      ? from.refuse(`${from.name} with these arguments cannot run on DuckDB.`)
      : duckdb(text, from.args, from.node)
  }

const anyTime = ['date, part -> date', 'datetime, part -> datetime', 'timestamp, part, string? -> timestamp']
const anyPair = [
  'date, date, part -> int64',
  'datetime, datetime, part -> int64',
  'timestamp, timestamp, part -> int64',
]
const anyShift = [
  'date, interval -> date',
  'datetime, interval -> datetime',
  'timestamp, interval -> timestamp',
]

export const dateFunctions: readonly FunctionSpec[] = [
  ...family('date', [
    [
      'CURRENT_DATE',
      'string? -> date',
      (from) =>
        duckdb(
          from.args.length === 0 ? 'current_date()' : 'CAST(bq_in_zone(now(), $1) AS DATE)',
          from.args,
          from.node,
        ),
    ],
    [
      'DATE',
      [
        'int64, int64, int64 -> date',
        'timestamp, string -> date',
        'date -> date',
        'datetime -> date',
        'timestamp -> date',
        'string -> date',
      ],
      byArguments({
        'int64 int64 int64': 'bq_valid_date(make_date($1, $2, $3))',
        'timestamp string': 'bq_valid_date(CAST(bq_in_zone($1, $2) AS DATE))',
        date: '$1',
        datetime: 'CAST($1 AS DATE)',
        timestamp: 'CAST($1 AS DATE)',
        string: 'CAST(bq_string_to_timestamp($1) AS DATE)',
        unknown: 'CAST($1 AS DATE)',
      }),
    ],
    ['DATE_ADD', anyShift, shifted('+')],
    ['DATE_SUB', anyShift, shifted('-')],
    ['DATE_DIFF', anyPair, difference],
    ['DATE_TRUNC', anyTime, truncated],
    ['DATE_FROM_UNIX_DATE', 'int64 -> date', "bq_valid_date(DATE '1970-01-01' + CAST($1 AS INTEGER))"],
    ['UNIX_DATE', 'date -> int64', "date_diff('day', DATE '1970-01-01', $1)"],
    ['LAST_DAY', ['date, part? -> date', 'datetime, part? -> date'], lastDay],
    ['FORMAT_DATE', 'string, date -> string', formatted('date')],
    ['PARSE_DATE', 'string, string -> date', parsed('date')],
  ]),
  ...family('datetime', [
    [
      'CURRENT_DATETIME',
      'string? -> datetime',
      (from) =>
        duckdb(
          from.args.length === 0 ? "timezone('UTC', now())" : 'bq_in_zone(now(), $1)',
          from.args,
          from.node,
        ),
    ],
    [
      'DATETIME',
      [
        'int64, int64, int64, int64, int64, int64 -> datetime',
        'timestamp, string -> datetime',
        'date, time -> datetime',
        'datetime -> datetime',
        'date -> datetime',
        'timestamp -> datetime',
        'string -> datetime',
      ],
      byArguments({
        'int64 int64 int64 int64 int64 int64': 'bq_make_datetime($1, $2, $3, $4, $5, $6)',
        'timestamp string': 'bq_valid_datetime(bq_in_zone($1, $2))',
        'date time': '$1 + $2',
        date: 'CAST($1 AS TIMESTAMP)',
        datetime: '$1',
        timestamp: "timezone('UTC', $1)",
        string: 'bq_string_to_datetime($1)',
        unknown: 'CAST($1 AS TIMESTAMP)',
      }),
    ],
    ['DATETIME_ADD', anyShift.slice(1), shifted('+')],
    ['DATETIME_SUB', anyShift.slice(1), shifted('-')],
    ['DATETIME_DIFF', anyPair.slice(1), difference],
    ['DATETIME_TRUNC', anyTime.slice(1), truncated],
    ['FORMAT_DATETIME', 'string, datetime -> string', formatted('datetime')],
    ['PARSE_DATETIME', 'string, string -> datetime', parsed('datetime')],
  ]),
]
