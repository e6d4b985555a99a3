select shop.doubled(id) as twice from {{ ref('orders') }} order by 1
