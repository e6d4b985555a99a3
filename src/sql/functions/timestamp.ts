import { byArguments } from './date.ts'
import { difference } from './difference.ts'
import { formatted } from './format-time.ts'
import { parsed } from './parse-time.ts'
import { family } from './rows.ts'
import { shifted } from './shift.ts'
import type { FunctionSpec } from './spec.ts'
import { truncated } from './truncate.ts'

export const timestampFunctions: readonly FunctionSpec[] = [
  ...family('timestamp', [
    ['CURRENT_TIMESTAMP', '-> timestamp', 'now()'],
    [
      'TIMESTAMP',
      [
        'timestamp -> timestamp',
        'string -> timestamp',
        'date -> timestamp',
        'datetime -> timestamp',
        'datetime, string -> timestamp',
        'date, string -> timestamp',
        'string, string -> timestamp',
      ],
      byArguments({
        timestamp: '$1',
        unknown: 'CAST($1 AS TIMESTAMPTZ)',
        string: 'bq_string_to_timestamp($1)',
        date: 'CAST($1 AS TIMESTAMPTZ)',
        datetime: "timezone('UTC', $1)",
        'datetime string': 'bq_valid_timestamp(bq_instant($1, $2))',
        'date string': 'bq_valid_timestamp(bq_instant(CAST($1 AS TIMESTAMP), $2))',
        'string string': 'bq_valid_timestamp(bq_instant(bq_string_to_datetime($1), $2))',
      }),
    ],
    ['TIMESTAMP_ADD', ['timestamp, interval -> timestamp', 'datetime, interval -> datetime'], shifted('+')],
    ['TIMESTAMP_SUB', ['timestamp, interval -> timestamp', 'datetime, interval -> datetime'], shifted('-')],
    [
      'TIMESTAMP_DIFF',
      ['timestamp, timestamp, part -> int64', 'datetime, datetime, part -> int64'],
      difference,
    ],
    ['TIMESTAMP_TRUNC', ['timestamp, part, string? -> timestamp', 'datetime, part -> datetime'], truncated],
    ['TIMESTAMP_SECONDS', 'int64 -> timestamp', 'bq_timestamp_micros($1 * 1000000::HUGEINT)'],
    ['TIMESTAMP_MILLIS', 'int64 -> timestamp', 'bq_timestamp_micros($1 * 1000::HUGEINT)'],
    ['TIMESTAMP_MICROS', 'int64 -> timestamp', 'bq_timestamp_micros($1)'],
    ['UNIX_SECONDS', 'timestamp -> int64', 'bq_floor_div(epoch_us($1), 1000000)'],
    ['UNIX_MILLIS', 'timestamp -> int64', 'bq_floor_div(epoch_us($1), 1000)'],
    ['UNIX_MICROS', 'timestamp -> int64', 'epoch_us($1)'],
    ['FORMAT_TIMESTAMP', 'string, timestamp, string? -> string', formatted('timestamp')],
    ['PARSE_TIMESTAMP', 'string, string, string? -> timestamp', parsed('timestamp')],
    [
      'STRING',
      [
        'timestamp, string? -> string',
        'date -> string',
        'datetime -> string',
        'time -> string',
        'json -> string',
      ],
      byArguments({
        timestamp: 'bq_timestamp_to_string($1)',
        'timestamp string': 'bq_timestamp_to_string_in($1, $2)',
        date: 'CAST($1 AS VARCHAR)',
        datetime: 'bq_datetime_to_string($1)',
        time: 'bq_time_to_string($1)',
        json: 'bq_json_string($1)',
        unknown: 'bq_any_to_string($1)',
      }),
    ],
  ]),
]
