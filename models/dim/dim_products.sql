SELECT
  product_id,
  plan_name,
  plan_description,
  is_active,
  created_at
FROM {{ ref('stg_stripe__products') }}
