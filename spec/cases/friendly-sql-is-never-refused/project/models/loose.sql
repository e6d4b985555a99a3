select id || '-' || d as key, '2024-01-01' < d as later, [1, 2] || [3] as three, id::varchar in ('1', '2') as few from {{ ref('orders') }}
