{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge', incremental_predicates=['DBT_INTERNAL_DEST.id < 2']) }}
select range + 1 as id, {{ var('run', 1) }} as a from range(2)
