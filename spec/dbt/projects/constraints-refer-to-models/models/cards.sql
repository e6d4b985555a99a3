select 1 as id, {{ var('wrong', 1) }} as person
