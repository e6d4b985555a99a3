{{ config(materialized='table') }}
select
  {% if true %}id,{% else %}x,{% endif %}
  cast(word as integer) as n
from {{ ref('base') }}
