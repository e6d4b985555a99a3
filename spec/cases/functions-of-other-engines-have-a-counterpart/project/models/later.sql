SELECT
    dateadd(day, 1, day_on) AS next_day,
    try_to_number(amount) AS amount
FROM {{ ref('days') }}
