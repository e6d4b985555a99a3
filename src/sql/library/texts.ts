/** Text, by code points; and arrays. */
export const textMacros = `
bq_ascii(s) AS CASE WHEN s = '' THEN 0 WHEN unicode(s) > 127 THEN CAST('ASCII of a character that is not ASCII' AS BIGINT) ELSE unicode(s) END;
bq_chr(n) AS CASE WHEN n = 0 THEN '' ELSE chr(CAST(n AS INTEGER)) END;
bq_left(s, n) AS CASE WHEN n < 0 THEN CAST(CAST('the length must not be negative' AS INTEGER) AS VARCHAR) ELSE substr(s, 1, n) END;
bq_right(s, n) AS CASE WHEN n < 0 THEN CAST(CAST('the length must not be negative' AS INTEGER) AS VARCHAR) WHEN n = 0 THEN CASE WHEN s IS NULL THEN NULL ELSE '' END WHEN n >= length(s) THEN s ELSE substr(s, length(s) - n + 1) END;
bq_substr(s, p) AS CASE WHEN p > 0 THEN substr(s, p) WHEN p = 0 OR -p > length(s) THEN CASE WHEN p IS NULL THEN NULL ELSE s END ELSE substr(s, length(s) + p + 1) END;
bq_substr_length(s, p, n) AS CASE WHEN n < 0 THEN CAST(CAST('the length must not be negative' AS INTEGER) AS VARCHAR) WHEN p > 0 THEN substr(s, p, n) WHEN p = 0 OR -p > length(s) THEN CASE WHEN p IS NULL THEN NULL ELSE substr(s, 1, n) END ELSE substr(s, length(s) + p + 1, n) END;
bq_upper(s) AS upper(replace(s, 'ß', 'SS'));
bq_lower(s) AS lower(replace(s, 'İ', 'i̇'));
bq_instr(s, t, p, n) AS CASE WHEN p = 0 OR n < 1 THEN CAST('the position must not be 0, the occurrence must be positive' AS BIGINT) WHEN s IS NULL OR t IS NULL OR p IS NULL OR n IS NULL THEN NULL WHEN p > 0 THEN coalesce(list_filter(generate_series(p, length(s)), lambda i: substr(s, i, length(t)) = t)[n], 0) ELSE coalesce(list_filter(generate_series(length(s) + p + 1, 1, -1), lambda i: substr(s, i, length(t)) = t)[n], 0) END;
bq_repeat(s, n) AS CASE WHEN n < 0 THEN CAST(CAST('the number of repetitions must not be negative' AS INTEGER) AS VARCHAR) ELSE repeat(s, n) END;
bq_lpad(s, n, p) AS CASE WHEN n < 0 THEN CAST(CAST('the length must not be negative' AS INTEGER) AS VARCHAR) WHEN p = '' THEN CAST(CAST('the pattern must not be empty' AS INTEGER) AS VARCHAR) ELSE lpad(s, CAST(n AS INTEGER), p) END;
bq_rpad(s, n, p) AS CASE WHEN n < 0 THEN CAST(CAST('the length must not be negative' AS INTEGER) AS VARCHAR) WHEN p = '' THEN CAST(CAST('the pattern must not be empty' AS INTEGER) AS VARCHAR) ELSE rpad(s, CAST(n AS INTEGER), p) END;
bq_pad_left(s, n) AS CASE WHEN length(s) >= n THEN s ELSE lpad(s, n, ' ') END;
bq_pad_right(s, n) AS CASE WHEN length(s) >= n THEN s ELSE rpad(s, n, ' ') END;
bq_grouped_whole(s) AS reverse(rtrim(regexp_replace(reverse(s), '(\\d{3})', '\\1,', 'g'), ','));
bq_grouped(s) AS CASE WHEN starts_with(s, '-') THEN '-' ELSE '' END || bq_grouped_whole(split_part(ltrim(s, '-'), '.', 1)) || CASE WHEN contains(s, '.') THEN '.' || split_part(s, '.', 2) ELSE '' END;
bq_reverse(s) AS CASE WHEN s IS NULL THEN NULL WHEN strlen(s) = length(s) THEN reverse(s) ELSE array_to_string(list_reverse(regexp_extract_all(s, '(?s).')), '') END;
bq_split(s, d) AS CASE WHEN d = '' AND s <> '' THEN regexp_extract_all(s, '(?s).') ELSE string_split(s, d) END;
bq_initcap(s) AS array_to_string(list_transform(regexp_extract_all(lower(s), '(?s)[^\\[\\](){}/|<>!?@"^#$&~_,.:;*%+\\-\\s\\\\]+|[\\[\\](){}/|<>!?@"^#$&~_,.:;*%+\\-\\s\\\\]+'), lambda w: upper(w[1]) || w[2:]), '');
bq_to_code_points(s) AS list_transform(regexp_extract_all(s, '(?s).'), lambda c: CAST(unicode(c) AS BIGINT));
bq_code_points_to_string(a) AS CASE WHEN list_count(a) < len(a) THEN NULL ELSE array_to_string(list_transform(a, lambda c: chr(CAST(c AS INTEGER))), '') END;
bq_regexp_extract(s, p, g) AS CASE WHEN regexp_matches(s, p) THEN regexp_extract(s, p, g) ELSE NULL END;
bq_regexp_extract_nth(s, p, g, pos, n) AS CASE WHEN pos < 1 OR n < 1 THEN CAST(CAST('position and occurrence must be positive' AS INTEGER) AS VARCHAR) WHEN pos > length(s) + 1 THEN NULL ELSE regexp_extract_all(substr(s, pos), p, g)[n] END;
bq_regexp_instr(s, p) AS CASE WHEN p = '' THEN 0 WHEN regexp_matches(s, p) THEN strpos(s, regexp_extract(s, p)) WHEN s IS NULL OR p IS NULL THEN NULL ELSE 0 END;
bq_array_at(a, i) AS CASE WHEN i < 1 OR i > len(a) THEN error('array index out of bounds') ELSE a[i] END;
bq_array_safe(a, i) AS CASE WHEN i < 1 THEN NULL ELSE a[i] END;
bq_array_concat(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL ELSE list_concat(a, b) END;
bq_in_array(x, a) AS CASE WHEN list_contains(a, x) THEN true WHEN coalesce(len(a), 0) = 0 THEN false WHEN x IS NULL OR list_count(a) < len(a) THEN NULL ELSE false END;
bq_array_is_distinct(a) AS CASE WHEN a IS NULL THEN NULL ELSE len(a) = len(list_distinct(a)) + CASE WHEN list_count(a) < len(a) THEN 1 ELSE 0 END END;
bq_generate_array(a, b, s) AS CASE WHEN a IS NULL OR b IS NULL OR s IS NULL THEN NULL WHEN s = 0 THEN CAST('the step must not be 0' AS BIGINT[]) ELSE generate_series(CAST(a AS BIGINT), CAST(b AS BIGINT), CAST(s AS BIGINT)) END;
bq_generate_float_array(a, b, s) AS CASE WHEN a IS NULL OR b IS NULL OR s IS NULL THEN NULL WHEN s = 0 THEN CAST('the step must not be 0' AS DOUBLE[]) WHEN (b - a) / s < 0 THEN [] ELSE list_transform(generate_series(0, CAST(floor((b - a) / s) AS BIGINT)), lambda i: CAST(a + i * s AS DOUBLE)) END;
bq_generate_date_array_days(a, b, n) AS CASE WHEN a IS NULL OR b IS NULL OR n IS NULL THEN NULL WHEN n = 0 THEN CAST('the step must not be 0' AS DATE[]) ELSE list_transform(generate_series(0, date_diff('day', a, b), n), lambda i: a + CAST(i AS INTEGER)) END;
bq_generate_date_array_months(a, b, n) AS CASE WHEN a IS NULL OR b IS NULL OR n IS NULL THEN NULL WHEN n = 0 THEN CAST('the step must not be 0' AS DATE[]) ELSE list_filter(CASE WHEN date_part('day', a) <= 28 THEN list_transform(generate_series(0, date_diff('month', a, b), n), lambda i: CAST(a + to_months(CAST(i AS INTEGER)) AS DATE)) ELSE list_transform(generate_series(0, date_diff('month', a, b), n), lambda i: CAST(date_trunc('month', a + to_months(CAST(i AS INTEGER))) AS DATE) + CAST(list_min(list_transform(generate_series(0, i, n), lambda j: date_part('day', a + to_months(CAST(j AS INTEGER))))) - 1 AS INTEGER)) END, lambda d: CASE WHEN n > 0 THEN d <= b ELSE d >= b END) END;
bq_generate_timestamp_array(a, b, n) AS CASE WHEN a IS NULL OR b IS NULL OR n IS NULL THEN NULL WHEN n = 0 THEN CAST('the step must not be 0' AS TIMESTAMPTZ[]) ELSE list_transform(generate_series(epoch_us(a), epoch_us(b), CAST(n AS BIGINT)), lambda i: make_timestamptz(i)) END;
`
