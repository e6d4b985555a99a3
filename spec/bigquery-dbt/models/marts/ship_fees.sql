{{
  config(
    materialized='incremental',
    unique_key='id',
    incremental_strategy='merge',
    merge_update_columns=['fee_cents'],
    partition_by={'field': 'id', 'data_type': 'int64', 'range': {'start': 0, 'end': 1000, 'interval': 100}},
    cluster_by='flag',
    labels={'domain': 'fees'},
    hours_to_expiration=48,
    persist_docs={'relation': true, 'columns': true},
    on_schema_change='sync_all_columns'
  )
}}
select s.id, s.flag, sum(fee_cents){{ ' * 2' if is_incremental() }} as fee_cents
{%- if is_incremental() %}, count(*) as calls{% endif %}
from {{ ref('stg_calls') }} c
join {{ ref('ships') }} s on s.id = c.ship_id
group by 1, 2
