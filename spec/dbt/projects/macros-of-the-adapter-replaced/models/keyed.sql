{{ config(materialized='incremental', unique_key='id') }}
select {{ var('id', 1) }} as id from {{ ref('plain') }}
