SELECT
  billing.customer_id,
  COUNT(*) AS bills,
  SUM(billing.amount) AS billed_amount,
  COUNTIF(billing.payment_status = 'late') AS late_bills,
  COUNTIF(billing.payment_status = 'failed') AS failed_bills,
  SAFE_DIVIDE(COUNTIF(billing.payment_status != 'paid'), COUNT(*)) AS problem_share
FROM {{ ref('stg_churn__billing') }} AS billing
CROSS JOIN {{ ref('int_churn__observation') }} AS observation
WHERE billing.bill_date <= observation.cutoff_date
GROUP BY billing.customer_id
