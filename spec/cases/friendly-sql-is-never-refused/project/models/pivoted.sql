pivot {{ ref('orders') }} on status in ('paid', 'open') using sum(amount) as total group by customer_id
