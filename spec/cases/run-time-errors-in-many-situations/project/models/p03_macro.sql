{{ config(materialized='table') }}
select {{ bad_cast('word') }} as n from {{ ref('base') }}
