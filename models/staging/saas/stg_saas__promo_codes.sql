SELECT
  promo_code_id,
  code,
  percent_off,
  duration_months,
  valid_from,
  valid_to
FROM {{ source('saas', 'promo_codes') }}
