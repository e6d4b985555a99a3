-- What every customer who ever paid pays at the end of every month since the first one.
WITH first_paid AS (
  SELECT
    customer_id,
    DATE_TRUNC(DATE(MIN(valid_from)), MONTH) AS first_month
  FROM {{ ref('int_subscription_periods') }}
  GROUP BY customer_id
),

-- An open end is set far ahead: a plain comparison joins much faster than one with OR.
periods AS (
  SELECT
    customer_id,
    price_id,
    mrr,
    valid_from,
    IFNULL(valid_to, TIMESTAMP '9999-12-31 00:00:00+00') AS valid_until
  FROM {{ ref('int_subscription_periods') }}
),

grid AS (
  SELECT
    first_paid.customer_id,
    months.month,
    months.ends_before
  FROM first_paid
  INNER JOIN {{ ref('int_months') }} AS months
    ON months.month >= first_paid.first_month
),

month_end AS (
  SELECT
    grid.customer_id,
    grid.month,
    IFNULL(SUM(periods.mrr), 0) AS mrr,
    MAX(periods.price_id) AS price_id
  FROM grid
  LEFT JOIN periods
    ON grid.customer_id = periods.customer_id
    AND periods.valid_from < grid.ends_before
    AND periods.valid_until >= grid.ends_before
  GROUP BY grid.customer_id, grid.month
)

SELECT
  customer_id,
  month,
  mrr,
  price_id,
  IFNULL(LAG(mrr) OVER by_month, 0) AS previous_mrr,
  LAG(price_id) OVER by_month AS previous_price_id,
  IFNULL(
    MAX(mrr) OVER (by_month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
    0
  ) > 0 AS paid_before
FROM month_end
WINDOW by_month AS (PARTITION BY customer_id ORDER BY month)
