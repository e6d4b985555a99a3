-- What the customers of a year ago pay today: gross (without growth) and net (with it).
WITH pairs AS (
  SELECT
    today.month,
    before.mrr AS mrr_before,
    today.mrr AS mrr_today
  FROM {{ ref('int_customer_mrr_monthly') }} AS before
  INNER JOIN {{ ref('int_customer_mrr_monthly') }} AS today
    ON before.customer_id = today.customer_id
    AND today.month = DATE_ADD(before.month, INTERVAL 12 MONTH)
  WHERE before.mrr > 0
)

SELECT
  month,
  COUNT(*) AS customers_a_year_before,
  COUNTIF(mrr_today > 0) AS customers_retained,
  SUM(mrr_before) AS mrr_a_year_before,
  SUM(LEAST(mrr_today, mrr_before)) AS mrr_retained_gross,
  SUM(mrr_today) AS mrr_retained_net,
  SAFE_DIVIDE(SUM(LEAST(mrr_today, mrr_before)), SUM(mrr_before)) AS gross_revenue_retention,
  SAFE_DIVIDE(SUM(mrr_today), SUM(mrr_before)) AS net_revenue_retention
FROM pairs
GROUP BY month
