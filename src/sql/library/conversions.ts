/** Casts whose text or tolerance differs, and JSON. */
export const conversionMacros = `
bq_float_to_string(x) AS CASE WHEN x = 0 THEN '0' WHEN NOT isfinite(x) THEN CAST(x AS VARCHAR) WHEN CAST(printf('%.15g', x) AS DOUBLE) = x THEN printf('%.15g', x) ELSE printf('%.17g', x) END;
bq_float_to_text(x) AS list_transform([bq_float_to_string(x)], lambda bq_t: CASE WHEN contains(bq_t, '.') OR contains(bq_t, 'e') OR contains(bq_t, 'n') THEN bq_t ELSE bq_t || '.0' END)[1];
bq_float_to_json(x) AS CASE WHEN isnan(x) THEN '"NaN"' WHEN isinf(x) THEN CASE WHEN x > 0 THEN '"Infinity"' ELSE '"-Infinity"' END ELSE bq_float_to_string(x) END;
bq_numeric_to_string(x) AS list_transform([CAST(x AS VARCHAR)], lambda bq_t: CASE WHEN contains(bq_t, '.') THEN rtrim(rtrim(bq_t, '0'), '.') ELSE bq_t END)[1];
bq_int64_to_json(x) AS CASE WHEN abs(x) <= 9007199254740992 THEN CAST(x AS VARCHAR) ELSE '"' || CAST(x AS VARCHAR) || '"' END;
bq_numeric_to_json(x) AS CASE WHEN x = trunc(x) AND abs(x) <= 9007199254740992 THEN bq_numeric_to_string(x) ELSE '"' || bq_numeric_to_string(x) || '"' END;
bq_bytes_to_string(b) AS decode(b);
bq_string_to_int64(s) AS CASE WHEN s IS NULL OR regexp_full_match(s, '\\s*[+-]?(\\d+|0[xX][0-9a-fA-F]+)\\s*') THEN CASE WHEN s LIKE '%-0x%' OR s LIKE '%-0X%' THEN -CAST(replace(s, '-', '') AS BIGINT) ELSE CAST(s AS BIGINT) END ELSE CAST('bad int64 value: ' || s AS BIGINT) END;
bq_string_to_float64(s) AS CAST(s AS DOUBLE);
bq_string_to_bool(s) AS CASE WHEN s IS NULL THEN NULL WHEN lower(s) = 'true' THEN true WHEN lower(s) = 'false' THEN false ELSE CAST('bad bool value: ' || s AS BOOLEAN) END;
bq_any_to_string(x) AS CASE typeof(x) WHEN 'DOUBLE' THEN bq_float_to_string(TRY_CAST(CAST(x AS VARCHAR) AS DOUBLE)) WHEN 'TIMESTAMP WITH TIME ZONE' THEN bq_timestamp_to_string(TRY_CAST(CAST(x AS VARCHAR) AS TIMESTAMPTZ)) WHEN 'TIMESTAMP' THEN bq_datetime_to_string(TRY_CAST(CAST(x AS VARCHAR) AS TIMESTAMP)) WHEN 'TIME' THEN bq_time_to_string(TRY_CAST(CAST(x AS VARCHAR) AS TIME)) WHEN 'DECIMAL(38,9)' THEN bq_numeric_to_string(TRY_CAST(CAST(x AS VARCHAR) AS DECIMAL(38, 9))) ELSE CAST(x AS VARCHAR) END;
bq_any_to_int64(x) AS CASE typeof(x) WHEN 'VARCHAR' THEN bq_string_to_int64(CAST(x AS VARCHAR)) WHEN 'DOUBLE' THEN CAST(round(TRY_CAST(CAST(x AS VARCHAR) AS DOUBLE)) AS BIGINT) ELSE CAST(CAST(x AS VARCHAR) AS BIGINT) END;
bq_any_to_date(x) AS CASE typeof(x) WHEN 'VARCHAR' THEN bq_string_to_date(CAST(x AS VARCHAR)) ELSE CAST(CAST(x AS TIMESTAMP) AS DATE) END;
bq_json_value(j, p) AS CASE WHEN json_valid(j) AND json_type(j, p) NOT IN ('OBJECT', 'ARRAY') THEN json_extract_string(j, p) ELSE NULL END;
bq_json_query(j, p) AS json_extract(j, p);
bq_json_query_text(j, p) AS CASE WHEN json_valid(j) AND json_type(j, p) <> 'NULL' THEN CAST(json_extract(j, p) AS VARCHAR) ELSE NULL END;
bq_json_query_array(j, p) AS CASE WHEN json_type(j, p) = 'ARRAY' THEN json_extract(j, p || '[*]') ELSE NULL END;
bq_json_query_text_array(j, p) AS CASE WHEN json_valid(j) AND json_type(j, p) = 'ARRAY' THEN CAST(json_extract(j, p || '[*]') AS VARCHAR[]) ELSE NULL END;
bq_json_value_array(j, p) AS CASE WHEN json_valid(j) AND json_type(j, p) = 'ARRAY' AND len(list_filter(json_extract(j, p || '[*]'), lambda v: json_type(v) IN ('OBJECT', 'ARRAY'))) = 0 THEN list_transform(json_extract(j, p || '[*]'), lambda v: json_extract_string(v, '$')) ELSE NULL END;
bq_lax_number(j) AS CASE WHEN json_type(j) = 'BOOLEAN' THEN CASE WHEN json_extract_string(j, '$') = 'true' THEN 1 ELSE 0 END ELSE TRY_CAST(bq_json_value(j, '$') AS DOUBLE) END;
bq_json_key(j, k) AS json_extract(j, '$."' || replace(k, '"', '\\"') || '"');
bq_json_element(j, i) AS json_extract(j, '$[' || CAST(i AS VARCHAR) || ']');
bq_json_type(j) AS CASE json_type(j) WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' WHEN 'BIGINT' THEN 'number' WHEN 'UBIGINT' THEN 'number' WHEN 'DOUBLE' THEN 'number' ELSE NULL END;
bq_json_string(j) AS CASE WHEN j IS NULL THEN NULL WHEN json_type(j) = 'VARCHAR' THEN json_extract_string(j, '$') ELSE CAST(CAST('the JSON value is no string' AS INTEGER) AS VARCHAR) END;
bq_json_int64(j) AS CASE WHEN j IS NULL THEN NULL WHEN json_type(j) IN ('BIGINT', 'UBIGINT') THEN CAST(json_extract_string(j, '$') AS BIGINT) WHEN json_type(j) = 'DOUBLE' AND CAST(json_extract_string(j, '$') AS DOUBLE) = trunc(CAST(json_extract_string(j, '$') AS DOUBLE)) THEN CAST(CAST(json_extract_string(j, '$') AS DOUBLE) AS BIGINT) ELSE CAST('the JSON value is no whole number' AS BIGINT) END;
bq_json_float64(j) AS CASE WHEN j IS NULL THEN NULL WHEN json_type(j) IN ('BIGINT', 'UBIGINT', 'DOUBLE') THEN CAST(json_extract_string(j, '$') AS DOUBLE) ELSE CAST('the JSON value is no number' AS DOUBLE) END;
bq_json_bool(j) AS CASE WHEN j IS NULL THEN NULL WHEN json_type(j) = 'BOOLEAN' THEN CAST(json_extract_string(j, '$') AS BOOLEAN) ELSE CAST('the JSON value is no bool' AS BOOLEAN) END;
`
