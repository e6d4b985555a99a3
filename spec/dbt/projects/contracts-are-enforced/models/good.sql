{{ config(materialized='table') }}
select 'x' as label, 1 as id
