select o.id, p.price from {{ ref('orders') }} as o asof left join {{ ref('prices') }} as p on o.id = p.item and o.d >= p.since
