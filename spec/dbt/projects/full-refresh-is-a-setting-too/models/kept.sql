{{ config(materialized='incremental', full_refresh=false) }} select {{ var('run', 1) }} as id
