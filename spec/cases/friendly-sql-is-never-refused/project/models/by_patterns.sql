select columns('.*id'), max(columns(c -> c in ('amount', 'd'))) over () from {{ ref('orders') }}
