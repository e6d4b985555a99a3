{{ config(
    materialized='incremental', incremental_strategy='merge', unique_key=["ID", "COALESCE(part, 0)"],
    partition_by={'field': 'ID', 'data_type': 'int64', 'range': {'start': 0, 'end': 10, 'interval': 1}}, cluster_by='Part'
) }}
SELECT 1 AS id, 2 AS part
