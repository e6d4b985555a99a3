{{ config(materialized='table') }}
select {{ "cast(word as integer)" | upper }} as n from {{ ref('base') }}
