select * from {{ ref('orders') }} semi join {{ ref('prices') }} on orders.id = prices.item
