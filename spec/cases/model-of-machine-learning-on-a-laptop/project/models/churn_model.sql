{{ config(
    materialized='ml_model',
    ml_options={'model_type': 'logistic_reg', 'input_label_cols': ['churned']},
    local=var('local', none)
) }}
SELECT 1 AS amount, TRUE AS churned
