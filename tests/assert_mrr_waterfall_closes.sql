-- Opening plus all movements is closing, to the cent, in every month; and opening is what closed before.
SELECT
  month,
  opening_mrr,
  closing_mrr,
  opening_mrr + new_mrr + expansion_mrr + reactivation_mrr + contraction_mrr + churn_mrr AS computed_closing_mrr
FROM {{ ref('mart_mrr_monthly') }}
WHERE opening_mrr + new_mrr + expansion_mrr + reactivation_mrr + contraction_mrr + churn_mrr != closing_mrr
