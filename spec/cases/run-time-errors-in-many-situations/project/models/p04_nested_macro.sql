{{ config(materialized='table') }}
select
  {{ outer_macro('word') }} as n from {{ ref('base') }}
