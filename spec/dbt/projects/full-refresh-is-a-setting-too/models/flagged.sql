{{ config(materialized='incremental') }} select {{ var('run', 1) }} as id, {{ 'true' if should_full_refresh() else 'false' }} as refreshed
