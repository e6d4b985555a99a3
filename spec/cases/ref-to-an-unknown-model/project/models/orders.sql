select
  id,
  name
from {{ ref('custmers') }}
