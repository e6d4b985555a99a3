SELECT
  disputes.dispute_id,
  disputes.charge_id,
  disputes.customer_id,
  disputes.amount,
  disputes.reason,
  disputes.status,
  disputes.status IN ('won', 'lost') AS is_closed,
  disputes.opened_at,
  DATE(disputes.opened_at) AS opened_on,
  disputes.closed_at,
  charges.charged_at,
  TIMESTAMP_DIFF(disputes.opened_at, charges.charged_at, DAY) AS days_after_charge
FROM {{ ref('stg_stripe__disputes') }} AS disputes
INNER JOIN {{ ref('stg_stripe__charges') }} AS charges
  ON disputes.charge_id = charges.charge_id
