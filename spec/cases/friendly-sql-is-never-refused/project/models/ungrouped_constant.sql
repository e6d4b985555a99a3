select 1 as one, count(*) as n, current_date as today from {{ ref('orders') }}
