select customer_id, status, grouping(customer_id, status) as g, sum(amount) from {{ ref('orders') }} group by grouping sets ((customer_id), (status), ())
