select id, unnest(tags) as tag, unnest(address) from {{ ref('orders') }}
