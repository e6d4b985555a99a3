/** Text, by code points; and arrays. */
export const textMacros = `
bq_ascii(s) AS CASE WHEN s = '' THEN 0 WHEN unicode(s) > 127 THEN error('ASCII of a character that is not ASCII') ELSE unicode(s) END;
bq_chr(n) AS CASE WHEN n = 0 THEN '' ELSE chr(CAST(n AS INTEGER)) END;
bq_left(s, n) AS CASE WHEN n < 0 THEN error('the length must not be negative') ELSE substr(s, 1, n) END;
bq_right(s, n) AS CASE WHEN n < 0 THEN error('the length must not be negative') WHEN n = 0 THEN CASE WHEN s IS NULL THEN NULL ELSE '' END WHEN n >= length(s) THEN s ELSE substr(s, length(s) - n + 1) END;
bq_substr(s, p) AS CASE WHEN p > 0 THEN substr(s, p) WHEN p = 0 OR -p > length(s) THEN CASE WHEN p IS NULL THEN NULL ELSE s END ELSE substr(s, length(s) + p + 1) END;
bq_substr_length(s, p, n) AS CASE WHEN n < 0 THEN error('the length must not be negative') WHEN p > 0 THEN substr(s, p, n) WHEN p = 0 OR -p > length(s) THEN CASE WHEN p IS NULL THEN NULL ELSE substr(s, 1, n) END ELSE substr(s, length(s) + p + 1, n) END;
bq_upper(s) AS upper(s);
bq_repeat(s, n) AS CASE WHEN n < 0 THEN error('the number of repetitions must not be negative') ELSE repeat(s, n) END;
bq_lpad(s, n, p) AS CASE WHEN n < 0 THEN error('the length must not be negative') WHEN p = '' THEN error('the pattern must not be empty') ELSE lpad(s, CAST(n AS INTEGER), p) END;
bq_rpad(s, n, p) AS CASE WHEN n < 0 THEN error('the length must not be negative') WHEN p = '' THEN error('the pattern must not be empty') ELSE rpad(s, CAST(n AS INTEGER), p) END;
bq_pad_left(s, n) AS CASE WHEN length(s) >= n THEN s ELSE lpad(s, n, ' ') END;
bq_pad_right(s, n) AS CASE WHEN length(s) >= n THEN s ELSE rpad(s, n, ' ') END;
bq_reverse(s) AS CASE WHEN s IS NULL THEN NULL WHEN strlen(s) = length(s) THEN reverse(s) ELSE array_to_string(list_reverse(regexp_extract_all(s, '(?s).')), '') END;
bq_split(s, d) AS CASE WHEN d = '' AND s <> '' THEN regexp_extract_all(s, '(?s).') ELSE string_split(s, d) END;
bq_initcap(s) AS array_to_string(list_transform(regexp_extract_all(lower(s), '(?s)[^\\[\\](){}/|<>!?@"^#$&~_,.:;*%+\\-\\s\\\\]+|[\\[\\](){}/|<>!?@"^#$&~_,.:;*%+\\-\\s\\\\]+'), lambda w: upper(w[1]) || w[2:]), '');
bq_to_code_points(s) AS list_transform(regexp_extract_all(s, '(?s).'), lambda c: CAST(unicode(c) AS BIGINT));
bq_code_points_to_string(a) AS CASE WHEN list_count(a) < len(a) THEN NULL ELSE array_to_string(list_transform(a, lambda c: chr(CAST(c AS INTEGER))), '') END;
bq_regexp_extract(s, p, g) AS CASE WHEN regexp_matches(s, p) THEN regexp_extract(s, p, g) ELSE NULL END;
bq_regexp_extract_nth(s, p, g, pos, n) AS CASE WHEN pos < 1 OR n < 1 THEN error('position and occurrence must be positive') WHEN pos > length(s) + 1 THEN NULL ELSE regexp_extract_all(substr(s, pos), p, g)[n] END;
bq_regexp_instr(s, p) AS CASE WHEN p = '' THEN 0 WHEN regexp_matches(s, p) THEN strpos(s, regexp_extract(s, p)) WHEN s IS NULL OR p IS NULL THEN NULL ELSE 0 END;
bq_array_at(a, i) AS CASE WHEN i < 1 OR i > len(a) THEN error('array index out of bounds') ELSE a[i] END;
bq_array_safe(a, i) AS CASE WHEN i < 1 THEN NULL ELSE a[i] END;
bq_array_concat(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL ELSE list_concat(a, b) END;
bq_in_array(x, a) AS CASE WHEN list_contains(a, x) THEN true WHEN coalesce(len(a), 0) = 0 THEN false WHEN x IS NULL OR list_count(a) < len(a) THEN NULL ELSE false END;
bq_array_is_distinct(a) AS CASE WHEN a IS NULL THEN NULL ELSE len(a) = len(list_distinct(a)) + CASE WHEN list_count(a) < len(a) THEN 1 ELSE 0 END END;
bq_generate_array(a, b, s) AS CASE WHEN a IS NULL OR b IS NULL OR s IS NULL THEN NULL WHEN s = 0 THEN error('the step must not be 0') ELSE generate_series(CAST(a AS BIGINT), CAST(b AS BIGINT), CAST(s AS BIGINT)) END;
bq_generate_float_array(a, b, s) AS CASE WHEN a IS NULL OR b IS NULL OR s IS NULL THEN NULL WHEN s = 0 THEN error('the step must not be 0') WHEN (b - a) / s < 0 THEN [] ELSE list_transform(generate_series(0, CAST(floor((b - a) / s) AS BIGINT)), lambda i: CAST(a + i * s AS DOUBLE)) END;
bq_generate_date_array_days(a, b, n) AS CASE WHEN a IS NULL OR b IS NULL OR n IS NULL THEN NULL WHEN n = 0 THEN error('the step must not be 0') ELSE list_transform(generate_series(0, date_diff('day', a, b), n), lambda i: a + CAST(i AS INTEGER)) END;
bq_generate_date_array_months(a, b, n) AS CASE WHEN a IS NULL OR b IS NULL OR n IS NULL THEN NULL WHEN n = 0 THEN error('the step must not be 0') ELSE list_filter(list_transform(generate_series(0, date_diff('month', a, b), n), lambda i: CAST(a + to_months(CAST(i AS INTEGER)) AS DATE)), lambda d: CASE WHEN n > 0 THEN d <= b ELSE d >= b END) END;
bq_generate_timestamp_array(a, b, n) AS CASE WHEN a IS NULL OR b IS NULL OR n IS NULL THEN NULL WHEN n = 0 THEN error('the step must not be 0') ELSE list_transform(generate_series(epoch_us(a), epoch_us(b), CAST(n AS BIGINT)), lambda i: make_timestamptz(i)) END;
`
