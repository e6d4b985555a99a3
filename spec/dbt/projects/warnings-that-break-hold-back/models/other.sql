select 2 as id, null as name
