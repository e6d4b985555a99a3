import { numericMacros } from './numerics.ts'

/** Arithmetic: GoogleSQL raises an error where DuckDB gives NULL, infinity or another number type. */
export const numberMacros = `
bq_divide(a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN CAST('division by zero' AS DOUBLE) WHEN isinf(a / b) AND isfinite(a) THEN CAST('floating point overflow' AS DOUBLE) ELSE a / b END;
bq_divide_bound(a, b) AS list_transform([{'a': CAST(a AS DOUBLE), 'b': CAST(b AS DOUBLE)}], lambda bq_o: bq_divide(bq_o.a, bq_o.b))[1];
bq_safe_divide(a, b) AS CASE WHEN b = 0 OR isinf(a / b) THEN NULL ELSE a / b END;
bq_ieee_divide(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN b <> 0 THEN a / b WHEN a = 0 OR isnan(a) THEN 'nan'::DOUBLE WHEN (a > 0) <> signbit(CAST(b AS DOUBLE)) THEN 'inf'::DOUBLE ELSE '-inf'::DOUBLE END;
bq_div(a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN CAST('division by zero' AS BIGINT) ELSE a // b END;
bq_mod(a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN CAST('division by zero' AS BIGINT) WHEN b = -1 AND a = -9223372036854775808 THEN a - a ELSE a % b END;
bq_valid_numeric(x) AS list_transform([x], lambda bq_t: CASE WHEN bq_t NOT BETWEEN -99999999999999999999999999999.999999999 AND 99999999999999999999999999999.999999999 THEN CAST('NUMERIC overflow' AS DECIMAL(38, 9)) ELSE bq_t END)[1];
${numericMacros}
bq_any_to_bignumeric(x) AS CASE typeof(x) WHEN 'DOUBLE' THEN bq_big_of_float(CAST(x AS VARCHAR)) ELSE bq_big_parse(CAST(x AS VARCHAR)) END;
bq_big_scaled(x) AS CAST(substr(x, 2) AS BIGNUM) - CAST('1' || repeat('0', 77) AS BIGNUM);
bq_big_sum(x) AS bq_big_of_scaled(CAST(x AS VARCHAR));
bq_big_to_json(x) AS CASE WHEN x = bq_big_digits('trunc', x, 0) AND x BETWEEN bq_big_parse('-9007199254740992') AND bq_big_parse('9007199254740992') THEN bq_big_text(x) ELSE '"' || bq_big_text(x) || '"' END;
bq_big_abs(x) AS CASE WHEN x < bq_big_parse('0') THEN bq_big_op('-', bq_big_parse('0'), x) ELSE x END;
bq_big_sign(x) AS CASE WHEN x IS NULL THEN NULL WHEN x < bq_big_parse('0') THEN bq_big_parse('-1') WHEN x > bq_big_parse('0') THEN bq_big_parse('1') ELSE bq_big_parse('0') END;
bq_zero_of(x) AS CASE WHEN isfinite(x) THEN x * 0 ELSE x END;
bq_to_tens(x, n, r) AS CASE WHEN n < -308 THEN bq_zero_of(x) WHEN n < -22 AND abs(x) > 1e22 AND isfinite(x) THEN CAST('digits at the end of the range of a FLOAT64 cannot be rounded on DuckDB' AS DOUBLE) ELSE r END;
bq_trunc(x, n) AS bq_to_tens(x, n, trunc(x, n));
bq_round(x, n) AS CASE WHEN n < 0 THEN bq_to_tens(x, n, round(x, n)) WHEN abs(abs(x * pow(10, n) - trunc(x * pow(10, n))) - 0.5) > 1e-6 + abs(x * pow(10, n)) * 1e-15 OR n > 15 OR regexp_full_match(printf('%.' || (n + 20) || 'f', x), '.*50{19}') THEN round(x, n) ELSE CAST(printf('%.' || n || 'f', x) AS DOUBLE) END;
bq_vectors(a, b, r) AS CASE WHEN list_count(a) < len(a) OR list_count(b) < len(b) OR len(a) <> len(b) THEN error('vectors must be of one length and without NULL') ELSE r END;
bq_cosine_distance(a, b) AS bq_vectors(a, b, list_cosine_distance(CAST(a AS DOUBLE[]), CAST(b AS DOUBLE[])));
bq_euclidean_distance(a, b) AS bq_vectors(a, b, list_distance(CAST(a AS DOUBLE[]), CAST(b AS DOUBLE[])));
bq_numeric_text(s) AS CASE WHEN s IS NULL OR regexp_full_match(s, '\\s*[+-]?\\s*(\\d[\\d,]*\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*|\\s*(\\d[\\d,]*\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*[+-]\\s*') THEN regexp_replace(s, '[\\s,]', '', 'g') ELSE error('invalid NUMERIC: ' || s) END;
bq_parse_numeric(s) AS list_transform([bq_numeric_text(s)], lambda bq_t: CASE WHEN bq_t LIKE '%-' OR bq_t LIKE '%+' THEN CAST(bq_t[-1] || bq_t[:-2] AS DECIMAL(38, 9)) ELSE CAST(bq_t AS DECIMAL(38, 9)) END)[1];
bq_parse_bignumeric(s) AS list_transform([bq_numeric_text(s)], lambda bq_t: CASE WHEN bq_t LIKE '%-' OR bq_t LIKE '%+' THEN bq_big_parse(bq_t[-1] || bq_t[:-2]) ELSE bq_big_parse(bq_t) END)[1];
bq_printf(p, x) AS CASE WHEN abs(x) < 9007199254740992 OR NOT isfinite(x) OR x = CAST(printf('%.0e', x) AS DOUBLE) THEN printf(p, x) WHEN x IS NULL THEN NULL ELSE CAST(CAST('FORMAT of a FLOAT64 beyond 2^53' AS INTEGER) AS VARCHAR) END;
bq_not_nan(x) AS CASE WHEN isnan(x) THEN NULL ELSE x END;
bq_frame_key(x) AS CASE WHEN isnan(x) THEN '-inf'::DOUBLE WHEN x = '-inf'::DOUBLE THEN -1.7976931348623157e308 ELSE x END;
bq_no_nan(x) AS CASE WHEN isnan(x) THEN CAST('NaN has no place among numbers here on DuckDB' AS DOUBLE) ELSE x END;
bq_finite(r, x) AS CASE WHEN isinf(r) AND NOT isinf(x) THEN CAST('floating point overflow' AS DOUBLE) ELSE r END;
bq_finite_total(s, i) AS CASE WHEN isinf(s) AND NOT i THEN CAST('floating point overflow' AS DOUBLE) ELSE s END;
bq_safe_finite(r, a, b) AS CASE WHEN NOT isfinite(r) AND isfinite(a) AND isfinite(b) THEN NULL ELSE r END;
bq_pow(a, b) AS CASE WHEN isfinite(a) AND isfinite(b) AND NOT isfinite(pow(a, b)) THEN CAST('floating point error in POW' AS DOUBLE) ELSE pow(a, b) END;
bq_ln(x) AS CASE WHEN x = '-inf'::DOUBLE THEN 'nan'::DOUBLE WHEN x <= 0 THEN CAST('logarithm of a number that is not positive' AS DOUBLE) ELSE ln(x) END;
bq_log10(x) AS CASE WHEN x = '-inf'::DOUBLE THEN 'nan'::DOUBLE WHEN x <= 0 THEN CAST('logarithm of a number that is not positive' AS DOUBLE) ELSE log10(x) END;
bq_log(x, b) AS CASE WHEN isnan(x) OR isnan(b) OR x = '-inf'::DOUBLE OR isinf(b) THEN 'nan'::DOUBLE WHEN x <= 0 OR b <= 0 OR b = 1 THEN CAST('logarithm of a number that is not positive' AS DOUBLE) ELSE ln(x) / ln(b) END;
bq_of_circle(x, r) AS CASE WHEN isinf(x) THEN 'nan'::DOUBLE ELSE r END;
bq_acosh(x) AS CASE WHEN x < 1 THEN CAST('ACOSH of a number below 1' AS DOUBLE) ELSE acosh(x) END;
bq_atanh(x) AS CASE WHEN abs(x) >= 1 THEN CAST('ATANH of a number that is not between -1 and 1' AS DOUBLE) ELSE atanh(x) END;
bq_range_bucket(x, a) AS CASE WHEN x IS NULL OR a IS NULL THEN NULL WHEN list_count(a) < len(a) OR list_sort(a) <> a OR CAST(a[-1] AS VARCHAR) = 'nan' THEN CAST('the boundaries of RANGE_BUCKET must ascend' AS BIGINT) WHEN CAST(x AS VARCHAR) = 'nan' THEN NULL ELSE len(list_filter(list_zip(a, list_resize([x], len(a), x)), lambda v: v[1] <= v[2])) END;
bq_floor_div(a, b) AS (a - ((a % b) + b) % b) // b;
bq_shift_left(a, n) AS CASE WHEN n < 0 THEN CAST('bitwise shift by a negative offset' AS BIGINT) WHEN n > 63 THEN 0::BIGINT WHEN a IS NULL OR n IS NULL THEN NULL WHEN n < 62 AND a BETWEEN 0 AND 4611686018427387903 >> n THEN CAST(a AS BIGINT) << n ELSE CAST(CAST(CAST(a AS BIGINT) AS BIT) << CAST(n AS INTEGER) AS BIGINT) END;
bq_shift_right(a, n) AS CASE WHEN n < 0 THEN CAST('bitwise shift by a negative offset' AS BIGINT) WHEN n > 63 THEN 0::BIGINT WHEN a IS NULL OR n IS NULL THEN NULL WHEN a >= 0 THEN CAST(a AS BIGINT) >> n ELSE CAST(CAST(CAST(a AS BIGINT) AS BIT) >> CAST(n AS INTEGER) AS BIGINT) END;
`
