{{ config(partition_by=none) }}
select
  call_id,
  ship_id,
  {{ dbt.safe_cast("arrived", api.Column.translate_type("timestamp")) }} as arrived_at,
  {{ cents('fee') }} as fee_cents,
  {{ dbt.hash("cast(call_id as string)") }} as call_key
from unnest([
  struct(1 as call_id, 1 as ship_id, '2024-01-01 08:00:00' as arrived, numeric '12.50' as fee),
  (2, 2, '2024-01-01 19:30:00', 7),
  (3, 1, '2024-01-02 05:00:00', 9.25),
  (4, 3, 'unknown', 3)
])
