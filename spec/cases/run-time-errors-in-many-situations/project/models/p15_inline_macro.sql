{{ config(materialized='table') }}
{% macro here(c) %}cast({{ c }} as integer){% endmacro %}
select {{ here('word') }} as n from {{ ref('base') }}
