{{ config(materialized='incremental', incremental_strategy='append') }}
select {{ var('id', 1) }} as id, {{ this.identifier | length }} as n from {{ ref('plain') }}
{% if is_incremental() %}union all select 7, 7{% endif %}
