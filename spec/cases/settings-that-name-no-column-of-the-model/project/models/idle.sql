{{ config(materialized='table', unique_key='nothing') }}
SELECT 1 AS id
