select 1 as item, date '2024-01-01' as since, 5 as price union all select 1, date '2024-01-03', 6
