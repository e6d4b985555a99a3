{{ config(materialized='table') }} select 1 as id, 10 as customer, cast('2024-01-01' as date) as ordered_on, 5 as amount
