select id, cast('2024-01-01' as date) as day from {{ source('shop', 'orders') }}
