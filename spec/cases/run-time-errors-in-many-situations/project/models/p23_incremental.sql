{{ config(materialized='incremental', unique_key='id') }}
select id,
  {% if is_incremental() %}
  cast(word as integer) as n
  {% else %}
  {{ 'length(word)' if var('date', false) else 'cast(word as date)' }} as n
  {% endif %}
from {{ ref('base') }}
