{{ config(materialized='incremental') }} select * from {{ ref('days') }}
