{{ config(materialized='table') }}
select id from {{ ref('base') }}
where id > 0
  and cast(word as integer) > 1
