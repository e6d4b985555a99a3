{{ config(materialized='table', event_time='happened') }}
SELECT id, TIMESTAMP_ADD(TIMESTAMP '2024-01-01 00:00:00+00', INTERVAL id * 6 HOUR) AS happened, {{ var('factor', 1) }} * id AS value FROM UNNEST(GENERATE_ARRAY(0, 15)) AS id
