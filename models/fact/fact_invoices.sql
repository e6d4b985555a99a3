{{ config(
    materialized='incremental',
    incremental_strategy='merge',
    unique_key='invoice_id',
    on_schema_change='append_new_columns',
    partition_by={'field': 'invoiced_on', 'data_type': 'date', 'granularity': 'month'},
    cluster_by=['customer_id']
) }}

SELECT
  invoices.invoice_id,
  invoices.customer_id,
  invoices.subscription_id,
  invoices.status,
  invoices.billing_reason,
  invoices.invoiced_at,
  DATE(invoices.invoiced_at) AS invoiced_on,
  invoices.period_start,
  invoices.period_end,
  invoices.subtotal,
  invoices.discount_amount,
  invoices.total,
  invoices.amount_paid,
  invoices.amount_remaining,
  payments.failed_attempts,
  payments.collected_at,
  payments.days_to_collect,
  invoices.updated_at
FROM {{ ref('stg_stripe__invoices') }} AS invoices
INNER JOIN {{ ref('int_invoice_payments') }} AS payments
  ON invoices.invoice_id = payments.invoice_id
{% if is_incremental() %}
WHERE invoices.updated_at > (SELECT MAX(updated_at) FROM {{ this }})
{% endif %}
