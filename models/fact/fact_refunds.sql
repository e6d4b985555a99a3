SELECT
  refunds.refund_id,
  refunds.charge_id,
  refunds.customer_id,
  refunds.amount,
  refunds.reason,
  refunds.status,
  refunds.refunded_at,
  DATE(refunds.refunded_at) AS refunded_on,
  charges.charged_at,
  TIMESTAMP_DIFF(refunds.refunded_at, charges.charged_at, DAY) AS days_after_charge
FROM {{ ref('stg_stripe__refunds') }} AS refunds
INNER JOIN {{ ref('stg_stripe__charges') }} AS charges
  ON refunds.charge_id = charges.charge_id
