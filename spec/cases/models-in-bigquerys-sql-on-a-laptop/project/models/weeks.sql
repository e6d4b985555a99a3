select
  date_trunc(day, week(monday)) as week,
  countif(cups > 3) as large,
  safe_cast(sum(cups) as string) as cups
from {{ ref('pots') }}
group by week
order by week
