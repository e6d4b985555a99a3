select
  since - interval 1 day as before,
  since + since as sum_of_days
from {{ ref('customers') }}
