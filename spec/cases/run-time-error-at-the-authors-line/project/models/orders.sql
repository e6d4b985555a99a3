{{ config(materialized='table') }}
{% set columns = ['a', 'b'] %}

select
  {% for column in columns %}
  cast('x' || '{{ column }}' as integer) as {{ column }}{{ ',' if not loop.last }}
  {% endfor %}
