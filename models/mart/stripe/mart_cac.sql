-- What it costs to win a paying customer, and after how many months the margin has paid it back.
WITH spend AS (
  SELECT
    DATE_TRUNC(spend_date, MONTH) AS month,
    channel,
    SUM(spend) AS spend
  FROM {{ ref('fact_marketing_spend') }}
  GROUP BY month, channel
),

won AS (
  SELECT
    {{ month_of('first_paid_at') }} AS month,
    channel,
    COUNT(*) AS new_customers
  FROM {{ ref('int_customer_acquisition') }}
  WHERE first_paid_at IS NOT NULL
  GROUP BY month, channel
),

first_mrr AS (
  SELECT
    month,
    channel,
    AVG(mrr) AS average_first_mrr
  FROM {{ ref('fact_mrr_movements') }}
  WHERE movement_type = 'new'
  GROUP BY month, channel
)

SELECT
  spend.month,
  spend.channel,
  spend.spend,
  IFNULL(won.new_customers, 0) AS new_customers,
  SAFE_DIVIDE(spend.spend, won.new_customers) AS cac,
  first_mrr.average_first_mrr,
  SAFE_DIVIDE(
    SAFE_DIVIDE(spend.spend, won.new_customers),
    first_mrr.average_first_mrr * NUMERIC '{{ var("gross_margin") }}'
  ) AS payback_months
FROM spend
LEFT JOIN won
  ON spend.month = won.month
  AND spend.channel = won.channel
LEFT JOIN first_mrr
  ON spend.month = first_mrr.month
  AND spend.channel = first_mrr.channel
