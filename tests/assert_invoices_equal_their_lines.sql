WITH lines AS (
  SELECT
    invoice_id,
    SUM(amount) AS subtotal,
    SUM(discount_amount) AS discount_amount
  FROM {{ ref('fact_invoice_lines') }}
  GROUP BY invoice_id
)

SELECT
  invoices.invoice_id,
  invoices.subtotal,
  lines.subtotal AS subtotal_of_lines,
  invoices.discount_amount,
  lines.discount_amount AS discount_of_lines
FROM {{ ref('fact_invoices') }} AS invoices
LEFT JOIN lines
  ON invoices.invoice_id = lines.invoice_id
WHERE lines.invoice_id IS NULL
  OR invoices.subtotal != lines.subtotal
  OR invoices.discount_amount != lines.discount_amount
