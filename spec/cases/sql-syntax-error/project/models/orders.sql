{% set limit = 10 %}
select
  1 as id
  2 as amount
where true
