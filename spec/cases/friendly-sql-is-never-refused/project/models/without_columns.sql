select * exclude (tags, address) replace (amount * 100 as amount) rename (id as order_id) from {{ ref('orders') }}
