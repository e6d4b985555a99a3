-- Invoices with what was collected for them, one row per invoice.
WITH collected AS (
  SELECT
    invoice_id,
    SUM(IF(is_paid, amount, 0)) AS amount_collected,
    COUNTIF(NOT is_paid) AS failed_attempts,
    MIN(charged_at) AS first_attempt_at,
    MAX(IF(is_paid, charged_at, NULL)) AS collected_at
  FROM {{ ref('stg_stripe__charges') }}
  GROUP BY invoice_id
)

SELECT
  invoices.invoice_id,
  invoices.customer_id,
  invoices.subscription_id,
  invoices.total,
  invoices.amount_paid,
  IFNULL(collected.amount_collected, 0) AS amount_collected,
  IFNULL(collected.failed_attempts, 0) AS failed_attempts,
  collected.first_attempt_at,
  collected.collected_at,
  TIMESTAMP_DIFF(collected.collected_at, invoices.invoiced_at, DAY) AS days_to_collect
FROM {{ ref('stg_stripe__invoices') }} AS invoices
LEFT JOIN collected
  ON invoices.invoice_id = collected.invoice_id
