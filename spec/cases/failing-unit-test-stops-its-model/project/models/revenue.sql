select sum(amount) * {{ var('rate', 3) }} as revenue, count(*) as orders
from {{ ref('orders') }}
