SELECT id,
  DATE_TRUNC('mnth', day) AS month
FROM {{ ref('days') }}
