-- How well money is collected, and how much of it goes back.
WITH refunds AS (
  SELECT
    charge_id,
    SUM(amount) AS amount
  FROM {{ ref('fact_refunds') }}
  WHERE status = 'succeeded'
  GROUP BY charge_id
),

disputes AS (
  SELECT
    charge_id,
    COUNT(*) AS disputes
  FROM {{ ref('fact_disputes') }}
  GROUP BY charge_id
)

SELECT
  DATE_TRUNC(payments.charged_on, MONTH) AS month,
  COUNT(*) AS attempts,
  COUNTIF(payments.status = 'failed') AS failed_attempts,
  SAFE_DIVIDE(COUNTIF(payments.status = 'failed'), COUNT(*)) AS failure_rate,
  COUNTIF(payments.status = 'succeeded') AS charges,
  COUNTIF(refunds.charge_id IS NOT NULL) AS refunded_charges,
  SAFE_DIVIDE(COUNTIF(refunds.charge_id IS NOT NULL), COUNTIF(payments.status = 'succeeded')) AS refund_rate,
  COUNTIF(disputes.charge_id IS NOT NULL) AS disputed_charges,
  SAFE_DIVIDE(COUNTIF(disputes.charge_id IS NOT NULL), COUNTIF(payments.status = 'succeeded')) AS dispute_rate
FROM {{ ref('fact_payments') }} AS payments
LEFT JOIN refunds
  ON payments.charge_id = refunds.charge_id
LEFT JOIN disputes
  ON payments.charge_id = disputes.charge_id
GROUP BY month
