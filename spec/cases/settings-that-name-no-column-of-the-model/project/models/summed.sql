{{ config(materialized='incremental', unique_key='id', merge_update_columns=['amuont'], incremental_strategy='merge',
    partition_by={'field': 'id', 'data_type': 'datetime', 'granularity': 'month'}) }}
SELECT 1 AS id, NUMERIC '1.5' AS amount
