select status.upper().replace('A', 'o') as s from {{ ref('orders') }}
