SELECT
  charge_id,
  amount,
  refunded_amount
FROM {{ ref('int_charges_net') }}
WHERE refunded_amount > amount
