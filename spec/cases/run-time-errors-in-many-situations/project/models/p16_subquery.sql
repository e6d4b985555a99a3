{{ config(materialized='table') }}
select (select id from {{ ref('base') }}) as x
