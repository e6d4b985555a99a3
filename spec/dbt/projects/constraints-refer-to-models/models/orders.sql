select 10 as id, 1 as person, {{ var('amount', 5) }} as amount
