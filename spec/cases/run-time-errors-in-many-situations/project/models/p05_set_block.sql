{{ config(materialized='table') }}
{% set expression %}
  cast(word as integer)
{% endset %}
select {{ expression }} as n from {{ ref('base') }}
