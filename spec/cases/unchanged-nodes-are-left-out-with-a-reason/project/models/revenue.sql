{{ config(materialized='table') }}
select sum(amount) * {{ var('rate', 2) }} as total from {{ ref('orders') }}
