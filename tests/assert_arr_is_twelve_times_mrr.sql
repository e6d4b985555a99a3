SELECT
  arr.month,
  arr.arr,
  mrr.closing_mrr
FROM {{ ref('mart_arr') }} AS arr
INNER JOIN {{ ref('mart_mrr_monthly') }} AS mrr
  ON arr.month = mrr.month
WHERE arr.arr != mrr.closing_mrr * 12
