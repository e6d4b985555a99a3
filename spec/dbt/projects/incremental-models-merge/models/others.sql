{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge', merge_exclude_columns=['a']) }}
select 1 as id, {{ var('run', 1) }} as a, {{ var('run', 1) }} as b
