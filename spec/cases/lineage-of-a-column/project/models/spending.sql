select c.customer_id, c.mail, c.address.city as town, sum(o.amount) as spent
from {{ ref('customers') }} as c
join {{ ref('orders') }} as o using (customer_id)
group by all
