{{ config(materialized='incremental', unique_key='id', incremental_strategy='delete+insert', incremental_predicates=['v >= 1']) }}
select 1 as id, {{ var('run', 1) }} as v
