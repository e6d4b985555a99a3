SELECT
  lines.invoice_line_id,
  lines.invoice_id,
  invoices.customer_id,
  lines.price_id,
  plans.plan_name,
  lines.line_type,
  lines.is_proration,
  lines.amount,
  lines.discount_amount,
  lines.amount - lines.discount_amount AS net_amount,
  DATE(invoices.invoiced_at) AS invoiced_on
FROM {{ ref('stg_stripe__invoice_lines') }} AS lines
INNER JOIN {{ ref('stg_stripe__invoices') }} AS invoices
  ON lines.invoice_id = invoices.invoice_id
INNER JOIN {{ ref('dim_plans') }} AS plans
  ON lines.price_id = plans.price_id
