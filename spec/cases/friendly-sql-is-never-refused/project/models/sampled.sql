select distinct on (customer_id) customer_id, id from {{ ref('orders') }} order by customer_id, d desc limit 50%
