{{ config(materialized='external', location='out/a.parquet') }} select range as id from range(3)
