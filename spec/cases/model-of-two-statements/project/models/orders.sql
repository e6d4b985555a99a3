select 2 as id, ';' as semicolon; -- first

drop table {{ ref('customers') }};
