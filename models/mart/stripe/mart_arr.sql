SELECT
  month,
  closing_mrr * 12 AS arr,
  LAG(closing_mrr, 12) OVER by_month * 12 AS arr_a_year_before,
  SAFE_DIVIDE(closing_mrr, LAG(closing_mrr, 12) OVER by_month) - 1 AS growth_over_a_year,
  SAFE_DIVIDE(closing_mrr, NULLIF(opening_mrr, 0)) - 1 AS growth_over_a_month
FROM {{ ref('mart_mrr_monthly') }}
WINDOW by_month AS (ORDER BY month)
