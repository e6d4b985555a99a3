with source as (
    select * from {{ ref('raw_orders') }}
)
select id as order_id, customer as customer_id, cast(amount as decimal(10, 2)) as amount, status from source
