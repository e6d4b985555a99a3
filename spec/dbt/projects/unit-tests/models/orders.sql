select id, customer, amount from {{ source('shop', 'orders') }}
