-- Adding up the daily changes gives the closing MRR of every month.
WITH daily AS (
  SELECT
    months.month,
    SUM(changes.mrr_change) AS mrr
  FROM {{ ref('int_months') }} AS months
  INNER JOIN {{ ref('int_mrr_changes_daily') }} AS changes
    ON changes.day <= months.last_day
  GROUP BY months.month
)

SELECT
  totals.month,
  totals.closing_mrr,
  daily.mrr
FROM {{ ref('mart_mrr_monthly') }} AS totals
LEFT JOIN daily
  ON totals.month = daily.month
WHERE totals.closing_mrr != IFNULL(daily.mrr, 0)
