import { string } from '../ast-builders.ts'
import { printType } from '../type-text.ts'
import { UNKNOWN } from '../types.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'

/** DuckDB gives hashes in hexadecimal digits. */
const digest =
  (name: string): DuckdbRewrite =>
  (from) =>
    duckdb(`unhex(${name}($1))`, from.args, from.node)

const either = ['string -> bytes', 'bytes -> bytes']

/** The name of the type, which is known before anything runs. */
const typeOf: DuckdbRewrite = (from) => {
  const type = from.types[0] ?? UNKNOWN
  const name = type.kind === 'null' ? 'INT64' : printType(type, 'bigquery')
  if (name === undefined) return from.refuse('The type of this is not known.', 'Cast it first.')
  return string(from.node, name)
}

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
    ['TYPEOF', 'any -> string', typeOf],
    ['SESSION_USER', '-> string', "'local'", { status: 'limited', note: "Locally it is always 'local'." }],
  ]),
  ...family('net', [
    ['NET.HOST', 'string -> string', 'bq_host($1)'],
    [
      'NET.REG_DOMAIN',
      'string -> string',
      'bq_reg_domain($1)',
      { status: 'limited', note: 'By the list of public suffixes of the installed version, which grows.' },
    ],
    [
      'NET.PUBLIC_SUFFIX',
      'string -> string',
      'bq_public_suffix($1)',
      { status: 'limited', note: 'By the list of public suffixes of the installed version, which grows.' },
    ],
    ['NET.IP_FROM_STRING', 'string -> bytes', 'bq_ip_from_string($1)'],
    ['NET.SAFE_IP_FROM_STRING', 'string -> bytes', 'bq_safe_ip_from_string($1)'],
    ['NET.IP_TO_STRING', 'bytes -> string', 'bq_ip_to_string($1)'],
    ['NET.IP_TRUNC', 'bytes, int64 -> bytes', 'bq_ip_trunc($1, CAST($2 AS BIGINT))'],
    ['NET.IP_NET_MASK', 'int64, int64 -> bytes', 'bq_ip_net_mask(CAST($1 AS BIGINT), CAST($2 AS BIGINT))'],
    ['NET.IPV4_FROM_INT64', 'int64 -> bytes', 'bq_ipv4_from_int64(CAST($1 AS BIGINT))'],
    ['NET.IPV4_TO_INT64', 'bytes -> int64', 'bq_ipv4_to_int64($1)'],
  ]),
]
