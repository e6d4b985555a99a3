SELECT
  user_id,
  signup_date,
  country,
  channel
FROM {{ source('product', 'users') }}
