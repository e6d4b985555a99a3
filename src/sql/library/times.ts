/** Dates and times. Weeks are numbered by their first day, 0 for Sunday. */
export const timeMacros = `
bq_week_of_year(d, k) AS (date_part('doy', d) + 6 - (date_part('dow', d) - k + 7) % 7) // 7;
bq_week_diff(a, b, k) AS date_diff('day', b - CAST((date_part('dow', b) - k + 7) % 7 AS INTEGER), a - CAST((date_part('dow', a) - k + 7) % 7 AS INTEGER)) // 7;
bq_iso_year_start(d) AS CAST(date_trunc('week', make_date(date_part('isoyear', d), 1, 4)) AS DATE);
bq_iso_day_of_year(d) AS lpad(CAST(date_diff('day', bq_iso_year_start(CAST(d AS DATE)), CAST(d AS DATE)) + 1 AS VARCHAR), 3, '0');
bq_as_date(x) AS CASE WHEN typeof(x) IN ('DATE', '"NULL"') THEN CAST(x AS DATE) ELSE CAST('no DATE: declare the type of the column, or cast it' AS DATE) END;
bq_as_datetime(x) AS CASE WHEN typeof(x) IN ('TIMESTAMP', '"NULL"') THEN CAST(x AS TIMESTAMP) ELSE CAST('no DATETIME: declare the type of the column, or cast it' AS TIMESTAMP) END;
bq_as_timestamp(x) AS CASE WHEN typeof(x) IN ('TIMESTAMP WITH TIME ZONE', '"NULL"') THEN CAST(x AS TIMESTAMPTZ) ELSE CAST('no TIMESTAMP: declare the type of the column, or cast it' AS TIMESTAMPTZ) END;
bq_as_time(x) AS CAST(x AS TIME);
bq_instant(t, z) AS CASE WHEN timezone(z, timezone(z, t) - to_hours(1)) = t THEN timezone(z, t) - to_hours(1) ELSE timezone(z, t) END;
bq_timestamp_micros(n) AS CASE WHEN n < -62135596800000000 OR n > 253402300799999999 THEN CAST('timestamp out of range' AS TIMESTAMPTZ) ELSE make_timestamptz(CAST(n AS BIGINT)) END;
bq_time_micros(t) AS date_part('hour', t) * 3600000000 + date_part('minute', t) * 60000000 + date_part('microsecond', t);
bq_time_of_micros(n) AS CAST(make_timestamp(((n % 86400000000) + 86400000000) % 86400000000) AS TIME);
bq_time_add(t, n) AS bq_time_of_micros(bq_time_micros(t) + n);
bq_time_trunc(t, p) AS CAST(date_trunc(p, DATE '1970-01-01' + t) AS TIME);
bq_micros_text(n) AS CASE WHEN n = 0 THEN '' WHEN n % 1000 = 0 THEN '.' || lpad(CAST(n // 1000 AS VARCHAR), 3, '0') ELSE '.' || lpad(CAST(n AS VARCHAR), 6, '0') END;
bq_fraction(t) AS bq_micros_text(date_part('microsecond', t) % 1000000);
bq_datetime_to_string(t) AS strftime(t, '%Y-%m-%d %H:%M:%S') || bq_fraction(t);
bq_time_to_string(t) AS strftime(DATE '1970-01-01' + t, '%H:%M:%S') || bq_fraction(t);
bq_offset_minutes(t, z) AS CAST((epoch_us(timezone(z, t)) - epoch_us(t)) // 60000000 AS BIGINT);
bq_sign_text(n) AS CASE WHEN n < 0 THEN '-' ELSE '+' END;
bq_offset(t, z) AS bq_sign_text(bq_offset_minutes(t, z)) || lpad(CAST(abs(bq_offset_minutes(t, z)) // 60 AS VARCHAR), 2, '0') || lpad(CAST(abs(bq_offset_minutes(t, z)) % 60 AS VARCHAR), 2, '0');
bq_offset_colon(t, z) AS bq_sign_text(bq_offset_minutes(t, z)) || lpad(CAST(abs(bq_offset_minutes(t, z)) // 60 AS VARCHAR), 2, '0') || ':' || lpad(CAST(abs(bq_offset_minutes(t, z)) % 60 AS VARCHAR), 2, '0');
bq_offset_short(t, z) AS bq_sign_text(bq_offset_minutes(t, z)) || lpad(CAST(abs(bq_offset_minutes(t, z)) // 60 AS VARCHAR), 2, '0') || CASE WHEN bq_offset_minutes(t, z) % 60 = 0 THEN '' ELSE ':' || lpad(CAST(abs(bq_offset_minutes(t, z)) % 60 AS VARCHAR), 2, '0') END;
bq_timestamp_to_string(t) AS bq_datetime_to_string(timezone('UTC', t)) || '+00';
bq_timestamp_to_string_in(t, z) AS bq_datetime_to_string(timezone(z, t)) || bq_offset_short(t, z);
bq_seconds(t, n) AS strftime(t, '%S') || CASE WHEN n = 0 THEN '' ELSE '.' || left(strftime(t, '%f'), n) END;
bq_seconds_as_needed(t) AS strftime(t, '%S') || CASE WHEN date_part('microsecond', t) % 1000000 = 0 THEN '' ELSE '.' || rtrim(strftime(t, '%f'), '0') END;
bq_strptime(s, f) AS CAST(strptime(s, f) AS TIMESTAMP);
bq_strptime_zoned(s, f) AS CAST(strptime(s, f) AS TIMESTAMPTZ);
bq_date_text(s) AS regexp_full_match(s, '\\d{1,4}-\\d{1,2}-\\d{1,2}');
bq_string_to_date(s) AS CASE WHEN s IS NULL OR bq_date_text(s) THEN CAST(s AS DATE) ELSE CAST('invalid date: ' || s AS DATE) END;
bq_string_to_datetime(s) AS CASE WHEN s IS NULL OR regexp_full_match(s, '\\s*\\d{1,4}-\\d{1,2}-\\d{1,2}([ Tt]\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d{0,6})?)?\\s*') THEN CAST(s AS TIMESTAMP) ELSE CAST('invalid datetime: ' || s AS TIMESTAMP) END;
bq_string_to_timestamp(s) AS CASE WHEN s IS NULL OR regexp_full_match(s, '\\s*\\d{1,4}-\\d{1,2}-\\d{1,2}([ Tt]\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d{0,6})?)?([Zz]|[+-]\\d{1,2}(:?\\d{2})?| [A-Za-z][A-Za-z0-9_/+-]*)?\\s*') THEN CAST(regexp_replace(s, '(:\\d{1,2}(?:\\.\\d*)?)([+-])(\\d)((?::\\d{2})?)\\s*$', '\\1\\20\\3\\4') AS TIMESTAMPTZ) ELSE CAST('invalid timestamp: ' || s AS TIMESTAMPTZ) END;
bq_interval_months(n) AS CASE WHEN n < 0 THEN '-' ELSE '' END || CAST(abs(n) // 12 AS VARCHAR) || '-' || CAST(abs(n) % 12 AS VARCHAR);
bq_interval_micros(n) AS CASE WHEN n < 0 THEN '-' ELSE '' END || CAST(abs(n) // 3600000000 AS VARCHAR) || ':' || CAST(abs(n) // 60000000 % 60 AS VARCHAR) || ':' || CAST(abs(n) // 1000000 % 60 AS VARCHAR) || bq_micros_text(abs(n) % 1000000);
bq_interval_to_string(i) AS bq_interval_months(date_part('year', i) * 12 + date_part('month', i)) || ' ' || CAST(date_part('day', i) AS VARCHAR) || ' ' || bq_interval_micros(date_part('hour', i) * 3600000000 + date_part('minute', i) * 60000000 + date_part('microsecond', i));
`
