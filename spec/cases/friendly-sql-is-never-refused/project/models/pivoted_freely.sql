{{ config(materialized='table') }}
select * from (pivot {{ ref('orders') }} on status using sum(amount) group by customer_id)
