select 1 as id, 'Ann' as name
