{{ config(materialized='table') }}
select '{{ var("text", "é😀") }}' as text, cast(word as integer) as n from {{ ref('base') }}
