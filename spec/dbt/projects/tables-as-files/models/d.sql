{{ config(materialized='external', location='out/d', format='parquet', options={'partition_by': 'grp', 'overwrite_or_ignore': true}) }} select range % 2 as grp, range as id from range(4)
