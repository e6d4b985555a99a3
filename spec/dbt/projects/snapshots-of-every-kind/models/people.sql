{{ config(materialized='table') }}
select * from (values
{% if var('run', 1) == 1 %}
  (1, 'a', 'Ann', 10, timestamp '2024-01-01'), (2, 'a', 'Bob', 20, timestamp '2024-01-01'), (3, 'b', 'Cy', null, timestamp '2024-01-01')
{% elif var('run') == 2 %}
  (1, 'a', 'Ann', 11, timestamp '2024-01-02'), (3, 'b', 'Cy', 30, timestamp '2024-01-01'), (4, 'b', 'Dan', 40, timestamp '2024-01-02')
{% else %}
  (1, 'a', 'Anne', 11, timestamp '2024-01-03'), (2, 'a', 'Bob', 20, timestamp '2024-01-03'), (4, 'b', 'Dan', null, timestamp '2024-01-03')
{% endif %}
) as t(id, region, name, score, changed)
