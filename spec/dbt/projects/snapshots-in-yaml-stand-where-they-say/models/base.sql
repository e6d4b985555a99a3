select 1 as id, {{ var('n', 1) }} as v, timestamp '2024-01-01' + to_days({{ var('n', 1) }}) as ts
