{{ config(materialized='table') }}
select
  {% for a in ['id'] %}{% for b in ['word', 'zero'] %}
  {{ a }} + cast({{ b }} as integer) as {{ a }}_{{ b }},
  {% endfor %}{% endfor %}
  1 as one
from {{ ref('base') }}
