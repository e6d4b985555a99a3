select id, cast(null as integer) as amount from (values (1), (2)) as t(id)
