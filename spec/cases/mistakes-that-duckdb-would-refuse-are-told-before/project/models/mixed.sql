select
  case when id = 1 then since else id end as x
from {{ ref('customers') }}
