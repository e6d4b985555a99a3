{{ config(materialized='table') }}
select
  {% for c in ['id', 'word', 'zero'] %}
  cast({{ c }} as integer) as {{ c }}{{ ',' if not loop.last }}
  {% endfor %}
from {{ ref('base') }}
