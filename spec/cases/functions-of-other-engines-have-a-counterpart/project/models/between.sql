SELECT
    datediff(month, day_on, day_on) AS months,
    datediff(year, day_on, day_on) AS years,
    amunt || 'a' AS a,
    amunt || 'b' AS b,
    amunt || 'c' AS c
FROM {{ ref('days') }}
