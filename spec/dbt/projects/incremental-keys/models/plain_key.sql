{{ config(unique_key='id') }}
select * from (values {% if var('run', 1) == 1 %} (1, 'a', 10, 'x'), (2, 'a', 20, 'y'), (3, null, 30, 'z') {% elif var('run') == 2 %} (1, 'a', 11, null), (1, 'b', 12, 'w'), (3, null, 31, 'v'), (4, 'c', 40, 'u') {% else %} (2, 'a', 22, 't'), (2, 'a', 23, 's') {% endif %}) as t(id, region, n, note)
