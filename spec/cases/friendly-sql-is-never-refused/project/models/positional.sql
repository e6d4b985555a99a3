select o.id, p.price from {{ ref('orders') }} as o positional join {{ ref('prices') }} as p
