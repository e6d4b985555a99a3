{{ config(materialized='table', partition_by={'field': 'id', 'data_type': 'int64'}) }}
select 1 as id
