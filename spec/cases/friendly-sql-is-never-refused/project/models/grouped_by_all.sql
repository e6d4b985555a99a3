select customer_id, status, sum(amount) as total from {{ ref('orders') }} group by all order by all
