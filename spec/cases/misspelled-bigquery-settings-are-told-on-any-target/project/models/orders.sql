{{ config(
    materialized='incremental',
    incremental_strategy='insert_overwrite',
    partition_by={'field': 'day', 'data_typ': 'date'},
    cluster_by=['a', 'b', 'c', 'd', 'e']
) }}
SELECT DATE '2024-01-01' AS day
