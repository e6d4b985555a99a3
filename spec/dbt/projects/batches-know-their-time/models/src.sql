{{ config(materialized='table', event_time='ts') }}
select * from (values (1, timestamp '2024-01-01 00:10:00'), (2, timestamp '2024-01-01 05:10:00'), (3, timestamp '2024-01-02 00:00:00')) t(id, ts)
