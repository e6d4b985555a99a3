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
    [
      'SHA512',
      either,
      (from) =>
        duckdb(
          from.types[0]?.kind === 'bytes' ? 'bq_sha512($1)' : 'bq_sha512(encode($1))',
          from.args,
          from.node,
        ),
    ],
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
  ...family('net', [['NET.HOST', 'string -> string', 'bq_host($1)']]),
  ...refused('net', {
    'NET.REG_DOMAIN': 'Use REGEXP_EXTRACT on NET.HOST(url).',
    'NET.PUBLIC_SUFFIX': 'Use REGEXP_EXTRACT on NET.HOST(url).',
    'NET.IP_FROM_STRING': 'Keep addresses as text.',
    'NET.SAFE_IP_FROM_STRING': 'Keep addresses as text.',
    'NET.IP_TO_STRING': 'Keep addresses as text.',
    'NET.IP_TRUNC': 'Keep addresses as text.',
    'NET.IP_NET_MASK': 'Keep addresses as text.',
    'NET.IPV4_FROM_INT64': 'Keep addresses as text.',
    'NET.IPV4_TO_INT64': 'Keep addresses as text.',
  }),
  ...refused('geography', {
    ST_GEOGPOINT: 'Geography runs on BigQuery only.',
    ST_DISTANCE: 'Geography runs on BigQuery only.',
    ST_CONTAINS: 'Geography runs on BigQuery only.',
    ST_DWITHIN: 'Geography runs on BigQuery only.',
    ST_GEOGFROMTEXT: 'Geography runs on BigQuery only.',
    ST_ASTEXT: 'Geography runs on BigQuery only.',
  }),
  ...refused('other', { 'ML.PREDICT': 'Run the model on BigQuery only.', SEARCH: 'Use CONTAINS_SUBSTR.' }),
]
