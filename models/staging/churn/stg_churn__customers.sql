{{ config(export={'path': 'data/staging/customers.parquet'}) }}

SELECT
  customer_id,
  signup_date,
  plan,
  region
FROM {{ source('churn', 'customers') }}
