{{ config(materialized='ml_model', ml_options={'model_type': 'logistic_reg', 'input_label_cols': ['churned']}, local='skip') }}
SELECT 1 AS sessions, TRUE AS churned
