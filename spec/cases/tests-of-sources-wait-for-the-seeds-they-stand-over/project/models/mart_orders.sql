select sum(amount) as amount from {{ ref('stg_orders') }}
