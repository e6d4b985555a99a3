{{ config(export={'path': 'data/staging/support.parquet'}) }}

SELECT
  customer_id,
  ticket_date,
  category,
  priority
FROM {{ source('churn', 'support') }}
