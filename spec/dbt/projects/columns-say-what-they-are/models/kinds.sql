select
    1::integer as i, 1::utinyint as tiny, 1::hugeint as huge, 'a' as v, 'a'::varchar(10) as v10, 1.5::decimal(10, 2) as d, 1::double as dbl,
    1::float as f, date '2024-01-01' as dt, timestamp '2024-01-01' as ts, timestamptz '2024-01-01 00:00:00+00' as tz, '1'::json as j, [1] as l,
    {'a': 1, 'key': {'c': 'x', 'd': 1.5::decimal(4, 1)}} as s, [{'a': 1}] as ls, map {'a': 1} as m, true as b, 'x'::blob as bl,
    interval 1 day as iv, 'a'::enum('a', 'b') as e, time '10:00' as tm
