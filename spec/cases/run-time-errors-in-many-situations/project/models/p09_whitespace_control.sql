{{ config(materialized='table') }}
select
  {%- for c in ['word'] -%}
    {{ " cast(" ~ c ~ " as integer)" }} as {{ c }}
  {%- endfor %}
from {{ ref('base') }}
