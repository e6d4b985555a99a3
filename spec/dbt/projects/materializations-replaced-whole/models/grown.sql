{{ config(materialized='incremental') }}
select id, {{ is_incremental() }} as inc from {{ ref('kept') }}
