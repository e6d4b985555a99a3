{{ config(materialized='view', partition_by={'field': 'id'}) }}
select * from {{ ref('blanks') }}
