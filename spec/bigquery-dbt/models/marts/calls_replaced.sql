{{
  config(
    materialized='incremental',
    incremental_strategy='insert_overwrite',
    partition_by={'field': 'day', 'data_type': 'date'},
    partitions=["date '2024-01-01'"],
    require_partition_filter=true,
    partition_expiration_days=10000
  )
}}
select date(arrived_at) as day, ship_id, {{ 2 if is_incremental() else 1 }} as round
from {{ ref('stg_calls') }}
where arrived_at is not null {% if is_incremental() %}and date(arrived_at) = date '2024-01-01'{% endif %}
