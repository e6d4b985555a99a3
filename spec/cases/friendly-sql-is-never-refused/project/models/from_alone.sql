from {{ ref('orders') }}
