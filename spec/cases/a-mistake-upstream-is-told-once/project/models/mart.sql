select id, sum(amount) as amount
from {{ ref('staged') }}
group by id
