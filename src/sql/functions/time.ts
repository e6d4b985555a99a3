import { byArguments } from './date.ts'
import { difference } from './difference.ts'
import { formatted } from './format-time.ts'
import { parsed } from './parse-time.ts'
import { family } from './rows.ts'
import { shifted } from './shift.ts'
import type { FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'
import { truncated } from './truncate.ts'

export const timeFunctions: readonly FunctionSpec[] = family('time', [
  [
    'CURRENT_TIME',
    'string? -> time',
    (from) =>
      duckdb(
        from.args.length === 0
          ? "CAST(timezone('UTC', now()) AS TIME)"
          : 'CAST(bq_in_zone(now(), $1) AS TIME)',
        from.args,
        from.node,
      ),
  ],
  [
    'TIME',
    [
      'int64, int64, int64 -> time',
      'timestamp, string -> time',
      'datetime -> time',
      'timestamp -> time',
      'time -> time',
    ],
    byArguments({
      'int64 int64 int64': 'bq_make_time($1, $2, $3)',
      'timestamp string': 'CAST(bq_in_zone($1, $2) AS TIME)',
      datetime: 'CAST($1 AS TIME)',
      timestamp: "CAST(timezone('UTC', $1) AS TIME)",
      time: '$1',
    }),
  ],
  ['TIME_ADD', 'time, interval -> time', shifted('+')],
  ['TIME_SUB', 'time, interval -> time', shifted('-')],
  ['TIME_DIFF', 'time, time, part -> int64', difference],
  ['TIME_TRUNC', 'time, part -> time', truncated],
  ['FORMAT_TIME', 'string, time -> string', formatted('time')],
  ['PARSE_TIME', 'string, string -> time', parsed('time')],
])
