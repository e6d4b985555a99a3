{% snapshot snap_stripe__customers %}
{{ config(unique_key='customer_id', strategy='timestamp', updated_at='updated_at') }}

SELECT
  customer_id,
  signed_up_at,
  region,
  country,
  payment_method,
  is_delinquent,
  updated_at
FROM {{ ref('stg_stripe__customers') }}
{% endsnapshot %}
