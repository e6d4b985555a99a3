// What DuckDB's own functions give, where the arguments leave no doubt. All others are `unknown`: never an error.

import type { Call } from '../ast.ts'
import { parseType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { arrayOf, FLOAT64, INT128, UNKNOWN } from '../types.ts'
import type { Value } from './scope.ts'

const aggregates =
  words(`string_agg bit_and bitstring_agg stddev_samp avg approx_count_distinct stddev_pop quantile list
  histogram skewness arg_max argmax arbitrary approx_top_k approx_quantile last variance covar_samp mode first mad mean max_by
  entropy max regr_sxy regr_slope regr_intercept regr_avgy var_pop var_samp bit_or kurtosis_pop kurtosis regr_syy stddev
  kahan_sum arg_max_nulls_last product sem listagg histogram_exact quantile_cont quantile_disc array_agg arg_min_nulls_last
  arg_min_null arg_min arg_max_null argmin regr_avgx any_value group_concat reservoir_quantile min count_if count_star covar_pop
  fsum min_by bool_and favg median sum sumkahan sum_no_overflow count bit_xor bool_or regr_sxx regr_r2 regr_count countif corr
  geomean geometric_mean wavg weighted_avg json_group_array json_group_object json_group_structure grouping grouping_id`)

const windows =
  words(`row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value
  nth_value fill`)

/** The type that a function always gives. */
const always: ReadonlyMap<string, SqlType> = table({
  VARCHAR: `string_agg listagg group_concat upper lower ucase lcase left right lpad ltrim rpad rtrim trim md5 monthname dayname
    printf format regexp_escape regexp_replace replace reverse sha1 sha256 strftime strip_accents substr substring
    to_base64 base64 translate typeof url_decode url_encode version concat_ws chr bin hex bar current_database current_schema
    json_extract_string split_part`,
  'VARCHAR[]':
    'split str_split string_split string_split_regex str_split_regex regexp_extract_all regexp_split_to_array struct_keys',
  BIGINT: `count count_star approx_count_distinct row_number rank dense_rank ntile date_diff datediff datesub date_sub length len
    char_length character_length strlen strpos instr position levenshtein editdist3 day dayofmonth dayofweek dayofyear week
    weekday weekofyear month quarter year yearweek hour minute second millisecond microsecond decade century millennium isodow
    isoyear epoch_ns epoch_us epoch_ms array_length octet_length bit_length`,
  HUGEINT: 'count_if countif factorial',
  DOUBLE: `percent_rank cume_dist stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp entropy
    kurtosis skewness fsum favg regr_slope regr_intercept regr_r2 sqrt cbrt exp ln log log10 log2 pow power pi random radians
    degrees sin cos tan asin acos atan atan2 jaccard jaro_similarity jaro_winkler_similarity epoch product sem`,
  BOOLEAN: `bool_and bool_or contains starts_with ends_with prefix suffix regexp_matches regexp_full_match list_contains list_has
    array_contains list_has_any list_has_all isnan isinf isfinite json_valid json_contains`,
  DATE: 'current_date today last_day make_date',
  TIME: 'current_localtime make_time',
  TIMESTAMP: 'strptime try_strptime make_timestamp current_localtimestamp',
  'TIMESTAMP WITH TIME ZONE':
    'now get_current_timestamp current_timestamp transaction_timestamp make_timestamptz to_timestamp',
  INTERVAL: 'age to_days to_months to_years to_hours to_minutes to_seconds to_weeks',
  UUID: 'uuid gen_random_uuid uuidv4 uuidv7',
  UBIGINT: 'hash list_unique array_unique cardinality',
  INTEGER: 'ascii unicode ord list_position array_position list_indexof',
  JSON: 'to_json json_array json_object json_quote json_merge_patch row_to_json array_to_json json_group_array json_group_object',
  BLOB: 'encode from_base64 unhex from_hex',
})

/** The type of the first argument. */
const likeFirst =
  words(`min max arg_max arg_min argmax argmin max_by min_by any_value first last arbitrary mode first_value
  last_value nth_value list_filter list_distinct list_sort list_reverse_sort array_distinct array_sort list_reverse filter array_filter nullif abs
  list_slice array_slice list_concat array_concat list_cat`)

/** With one argument more they give a list of so many. */
const counts: ReadonlyMap<string, number> = new Map([
  ...['MIN', 'MAX'].map((name) => [name, 1] as const),
  ...['ARG_MAX', 'ARG_MIN', 'ARGMAX', 'ARGMIN', 'MAX_BY', 'MIN_BY'].map((name) => [name, 2] as const),
])

const firstOrLagged = words('lag lead')
const firstElement = words(
  'unnest list_extract list_element array_extract list_first list_last list_max list_min',
)
const listOfFirst = words('list array_agg')
const integers: ReadonlySet<SqlType['kind']> = new Set<SqlType['kind']>([
  'int8',
  'int16',
  'int32',
  'int64',
  'int128',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'uint128',
  'bool',
])

function words(text: string): ReadonlySet<string> {
  return new Set(
    text
      .trim()
      .split(/\s+/)
      .map((word) => word.toUpperCase()),
  )
}

function table(byType: Readonly<Record<string, string>>): ReadonlyMap<string, SqlType> {
  const types = new Map<string, SqlType>()
  for (const [text, names] of Object.entries(byType)) {
    const type = parseType(text, 'duckdb')
    for (const name of words(names)) types.set(name, type)
  }
  return types
}

export function duckdbFunctionKind(name: string): 'scalar' | 'aggregate' | 'window' {
  if (aggregates.has(name)) return 'aggregate'
  return windows.has(name) ? 'window' : 'scalar'
}

export function duckdbResult(name: string, args: readonly Value[], node: Call): SqlType {
  const known = always.get(name)
  if (known !== undefined) return known
  const [first, second] = args
  if (first === undefined || first.type.kind === 'unknown') return UNKNOWN
  const { type } = first
  // Literal strings and numbers take other types than their own within calls; too rare to follow.
  if (likeFirst.has(name)) {
    const counted = counts.get(name)
    return (counted !== undefined && args.length > counted) || type.kind === 'null' ? UNKNOWN : type
  }
  if (firstOrLagged.has(name)) return node.args.length < 3 ? type : UNKNOWN
  if (name === 'UNNEST' && args.length > 1) return UNKNOWN
  if (firstElement.has(name)) return type.kind === 'array' ? type.element : UNKNOWN
  if (listOfFirst.has(name)) return arrayOf(type)
  switch (name) {
    case 'SUM':
      if (integers.has(type.kind)) return INT128
      if (type.kind === 'numeric') return { kind: 'numeric', precision: 38, scale: type.scale ?? 3 }
      return type.kind === 'float64' || type.kind === 'float32' ? FLOAT64 : UNKNOWN
    case 'AVG':
    case 'MEAN':
      return isNumber(type) ? FLOAT64 : UNKNOWN
    case 'DATE_TRUNC':
    case 'DATETRUNC':
      if (second?.type.kind === 'timestamp') return second.type
      return second?.type.kind === 'date' || second?.type.kind === 'datetime' ? { kind: 'datetime' } : UNKNOWN
    case 'LIST_TRANSFORM':
    case 'ARRAY_TRANSFORM':
    case 'LIST_APPLY':
    case 'APPLY':
      return second === undefined || second.type.kind === 'unknown' ? UNKNOWN : arrayOf(second.type)
    case 'ROUND':
      return type.kind === 'float64' || type.kind === 'float32' ? type : UNKNOWN
    case 'CEIL':
    case 'CEILING':
    case 'FLOOR':
      return type.kind === 'numeric' ? { ...type, scale: 0 } : type.kind === 'float64' ? type : UNKNOWN
    case 'STRUCT_PACK':
      return packed(args, node)
    case 'CONCAT':
      return type.kind === 'string' ? type : UNKNOWN
    case 'DATE_PART':
      return UNKNOWN
    default:
      return UNKNOWN
  }
}

function isNumber(type: SqlType): boolean {
  return (
    integers.has(type.kind) || type.kind === 'numeric' || type.kind === 'float64' || type.kind === 'float32'
  )
}

function packed(args: readonly Value[], node: Call): SqlType {
  const fields = node.args.flatMap((arg, i) =>
    arg.kind === 'named-argument' ? [{ name: arg.name.name, type: args[i]!.type }] : [],
  )
  return fields.length === node.args.length ? { kind: 'struct', fields } : UNKNOWN
}

/** Whether it is known not to be a macro of the user's own. */
export function isDuckdbFunction(name: string): boolean {
  return (
    always.has(name) ||
    likeFirst.has(name) ||
    firstElement.has(name) ||
    aggregates.has(name) ||
    windows.has(name) ||
    plain.has(name)
  )
}

const plain = words(
  'coalesce ifnull greatest least if date_trunc datetrunc round ceil ceiling floor concat date_part struct_pack',
)
