SELECT
  month,
  LAST_DAY(month) AS last_day,
  -- The first instant after the month; what counts at the month's end is what lived just before it.
  TIMESTAMP(DATE_ADD(month, INTERVAL 1 MONTH)) AS ends_before
FROM UNNEST(GENERATE_DATE_ARRAY(DATE '{{ var("first_day") }}', DATE '{{ var("last_day") }}', INTERVAL 1 MONTH)) AS month
