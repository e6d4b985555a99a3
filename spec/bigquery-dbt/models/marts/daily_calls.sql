{{
  config(
    materialized='incremental',
    incremental_strategy='insert_overwrite',
    partition_by={'field': 'day', 'data_type': 'date', 'granularity': 'day'},
    cluster_by=['flag'],
    on_schema_change='append_new_columns'
  )
}}
select date(arrived_at) as day, s.flag, count(*) as calls, sum(fee_cents) as fee_cents
from {{ ref('stg_calls') }} c
join {{ ref('ships') }} s on s.id = c.ship_id
where arrived_at is not null
{% if is_incremental() %}
  and date(arrived_at) >= _dbt_max_partition
{% else %}
  and date(arrived_at) >= date '{{ var("first_day") }}'
{% endif %}
group by 1, 2
