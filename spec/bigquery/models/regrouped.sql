{{ config(materialized='table', partition_by={'field': 'day'}, cluster_by=var('by', ['day'])) }}
SELECT id, DATE(happened) AS day FROM {{ ref('events') }}
