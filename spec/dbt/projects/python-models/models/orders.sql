{{ config(materialized='table') }}
select id, customer, amount::decimal(18, 4) as amount from {{ ref('raw_orders') }}
