{{ config(materialized='table') }}
{% set casts = [] %}
{% for c in ['word'] %}{% do casts.append('cast(' ~ c ~ ' as integer)') %}{% endfor %}
select {{ casts | join(', ') }} as n
from {{ ref('base') }}
