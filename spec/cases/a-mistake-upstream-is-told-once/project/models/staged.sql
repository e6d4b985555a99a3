select
  id,
  amonut,
  date_dif(current_date(), day, month) as age
from {{ ref('raw') }}
