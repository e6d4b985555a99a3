from {{ ref('orders') }} select id, address.city as city where status = 'paid'
