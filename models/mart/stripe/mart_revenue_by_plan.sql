-- Invoiced revenue by plan, from the lines of the invoices.
SELECT
  DATE_TRUNC(invoiced_on, MONTH) AS month,
  plan_name,
  SUM(amount) AS gross_amount,
  SUM(discount_amount) AS discounts,
  SUM(net_amount) AS net_amount,
  COUNT(DISTINCT customer_id) AS customers
FROM {{ ref('fact_invoice_lines') }}
GROUP BY month, plan_name
