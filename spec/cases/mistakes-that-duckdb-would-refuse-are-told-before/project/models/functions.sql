{# The engine tells the first mistake of a query. #}
select
  id,
  uper(name) as name
from {{ ref('customers') }}
