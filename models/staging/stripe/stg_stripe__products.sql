SELECT
  id AS product_id,
  name AS plan_name,
  description AS plan_description,
  active AS is_active,
  created AS created_at
FROM {{ source('stripe', 'products') }}
