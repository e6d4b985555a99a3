select * like 'c%', o.* not similar to '.*d' from {{ ref('orders') }} as o
