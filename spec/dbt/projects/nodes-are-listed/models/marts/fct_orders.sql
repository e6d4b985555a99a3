{{ config(materialized='incremental', unique_key='order_id', tags=['fact', 'nightly']) }}
select o.order_id, o.customer_id, o.amount, o.ordered_at, c.name from {{ ref('stg_deep') }} o left join {{ ref('dim_customers') }} c using (customer_id)
