{{ config(materialized='table', local=var('local', none)) }}
SELECT * FROM ML.EVALUATE(MODEL {{ ref('churn_model') }})
