SELECT
  day,
  EXTRACT(YEAR FROM day) AS year,
  EXTRACT(QUARTER FROM day) AS quarter,
  EXTRACT(MONTH FROM day) AS month_number,
  DATE_TRUNC(day, MONTH) AS month,
  DATE_TRUNC(day, WEEK(MONDAY)) AS week,
  FORMAT_DATE('%B', day) AS month_name,
  FORMAT_DATE('%A', day) AS weekday_name,
  EXTRACT(DAYOFWEEK FROM day) IN (1, 7) AS is_weekend,
  day = LAST_DAY(day) AS is_month_end
FROM UNNEST(GENERATE_DATE_ARRAY(DATE '{{ var("first_day") }}', DATE '{{ var("last_day") }}')) AS day
