select id,
  name name name
from {{ ref('customers') }}
