{{ config(
    partition_by={'field': 'tried_on', 'data_type': 'date', 'granularity': 'month'},
    cluster_by=['status']
) }}

SELECT
  payment_id,
  account_id,
  subscription_id,
  invoice_number,
  attempt,
  status,
  amount,
  discount_amount,
  refunded_amount,
  IF(status = 'failed', 0, amount - refunded_amount) AS net_amount,
  method,
  failure_code,
  created_at AS tried_at,
  DATE(created_at) AS tried_on
FROM {{ ref('stg_saas__payments') }}
