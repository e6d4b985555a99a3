select * from {{ ref('daily_calls') }} where calls < 1
