{{ config(materialized='table', local={'sql': 'SELECT 0.86 AS roc_auc, ' ~ var('recall', 0.7) ~ ' AS recall'}) }}
SELECT * FROM ML.EVALUATE(MODEL {{ ref('churn') }})
