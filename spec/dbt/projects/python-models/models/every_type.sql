{{ config(materialized='table') }}
select
    170141183460469231731687303715884105727::hugeint as huge, 18446744073709551615::ubigint as big, 1.10::decimal(38, 9) as exact,
    'b'::enum('a', 'b') as one_of, {'x': 1, 'y': ['p', null]} as parts, [[1, 2], [], null] as lists, map {'k': 1.5} as pairs,
    '{"a": [1, null]}'::json as document, '\xAA\x00'::blob as bytes, '550e8400-e29b-41d4-a716-446655440000'::uuid as id,
    date '2024-02-29' as day, time '12:34:56.789' as at, timestamp '2024-02-29 12:34:56.123456' as moment,
    timestamptz '2024-02-29 12:34:56.123456+00' as instant, timestamp_ns '2024-02-29 12:34:56.123456789' as exactly, interval '1 month 2 days' as span,
    'nan'::double as not_a_number, true as yes, '101'::bit as bits, null::integer as nothing, [1, 2, 3]::integer[3] as three, 'ü🙂' as text
