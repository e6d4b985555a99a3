{{ config(materialized='table') }}
{% macro wrapped() %}select {{ caller() }} from {{ ref('base') }}{% endmacro %}
{% call wrapped() %}
  cast(word as integer) as n
{% endcall %}
