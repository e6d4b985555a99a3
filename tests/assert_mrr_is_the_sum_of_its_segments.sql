WITH segments AS (
  SELECT
    month,
    SUM(mrr) AS mrr
  FROM {{ ref('mart_mrr_by_segment') }}
  GROUP BY month
)

SELECT
  totals.month,
  totals.closing_mrr,
  segments.mrr
FROM {{ ref('mart_mrr_monthly') }} AS totals
LEFT JOIN segments
  ON totals.month = segments.month
WHERE totals.closing_mrr != IFNULL(segments.mrr, 0)
