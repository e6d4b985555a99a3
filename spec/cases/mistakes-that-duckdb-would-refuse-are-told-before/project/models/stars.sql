select
  columns('q.*')
from {{ ref('customers') }}
