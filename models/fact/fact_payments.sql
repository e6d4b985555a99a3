{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='charge_id',
    partition_by={'field': 'charged_on', 'data_type': 'date', 'granularity': 'month'},
    cluster_by=['status']
) }}

SELECT
  charges.charge_id,
  charges.customer_id,
  charges.invoice_id,
  charges.status,
  charges.amount,
  charges.fee,
  IFNULL(net.refunded_amount, 0) AS refunded_amount,
  IFNULL(net.lost_amount, 0) AS lost_amount,
  IFNULL(net.net_amount, 0) AS net_amount,
  charges.payment_method,
  charges.failure_code,
  charges.attempt_number,
  charges.charged_at,
  DATE(charges.charged_at) AS charged_on,
  charges.updated_at
FROM {{ ref('stg_stripe__charges') }} AS charges
LEFT JOIN {{ ref('int_charges_net') }} AS net
  ON charges.charge_id = net.charge_id
{% if is_incremental() %}
WHERE charges.updated_at > (SELECT MAX(updated_at) FROM {{ this }})
{% endif %}
