{{ config(materialized='table') }}

select 1 as id, 10 as amount
union all
select {{ 1 if var('broken', true) else 2 }} as id, 20 as amount
