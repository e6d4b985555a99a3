select 1 as id, 'Ann' as first_name, 'B' as last_name
