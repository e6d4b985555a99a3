-- Successful charges with what was given back or lost, one row per charge.
WITH refunded AS (
  SELECT
    charge_id,
    SUM(amount) AS refunded_amount,
    COUNT(*) AS refunds
  FROM {{ ref('stg_stripe__refunds') }}
  WHERE status = 'succeeded'
  GROUP BY charge_id
),

disputed AS (
  SELECT
    charge_id,
    SUM(IF(status = 'lost', amount, 0)) AS lost_amount,
    COUNT(*) AS disputes
  FROM {{ ref('stg_stripe__disputes') }}
  GROUP BY charge_id
)

SELECT
  charges.charge_id,
  charges.customer_id,
  charges.invoice_id,
  charges.charged_at,
  charges.amount,
  charges.fee,
  IFNULL(refunded.refunded_amount, 0) AS refunded_amount,
  IFNULL(refunded.refunds, 0) AS refunds,
  IFNULL(disputed.lost_amount, 0) AS lost_amount,
  IFNULL(disputed.disputes, 0) AS disputes,
  charges.amount - IFNULL(refunded.refunded_amount, 0) - IFNULL(disputed.lost_amount, 0) AS net_amount
FROM {{ ref('stg_stripe__charges') }} AS charges
LEFT JOIN refunded
  ON charges.charge_id = refunded.charge_id
LEFT JOIN disputed
  ON charges.charge_id = disputed.charge_id
WHERE charges.is_paid
