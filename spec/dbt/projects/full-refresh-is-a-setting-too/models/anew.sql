{{ config(materialized='incremental', full_refresh=true) }} select {{ var('run', 1) }} as id
