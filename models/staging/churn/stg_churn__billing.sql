{{ config(export={'path': 'data/staging/billing.parquet'}) }}

SELECT
  customer_id,
  bill_date,
  amount,
  payment_status
FROM {{ source('churn', 'billing') }}
