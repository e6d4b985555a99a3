import { family, refused } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'

/** DuckDB gives hashes in hexadecimal digits. */
const digest =
  (name: string): DuckdbRewrite =>
  (from) =>
    duckdb(`unhex(${name}($1))`, from.args, from.node)

const either = ['string -> bytes', 'bytes -> bytes']

export const hashFunctions: readonly FunctionSpec[] = [
  ...family('hash', [
    ['MD5', either, digest('md5')],
    ['SHA1', either, digest('sha1')],
    ['SHA256', either, digest('sha256')],
    ['SHA512', either, (from) => duckdb(from.types[0]?.kind === 'bytes' ? 'bq_sha512($1)' : 'bq_sha512(encode($1))', from.args, from.node)],
    [
      'FARM_FINGERPRINT',
      ['string -> int64', 'bytes -> int64'],
      (from) =>
        from.types[0]?.kind === 'bytes'
          ? duckdb('bq_farm_fingerprint_bytes($1)', from.args, from.node)
          : duckdb('bq_farm_fingerprint($1)', from.args, from.node),
    ],
  ]),
  ...family('other', [
    ['GENERATE_UUID', '-> string', 'CAST(uuid() AS VARCHAR)'],
    ['SESSION_USER', '-> string', "'local'", { status: 'limited', note: "Locally it is always 'local'." }],
  ]),
  ...refused('other', { 'ML.PREDICT': 'Run the model on BigQuery only.' }),
]
