{{ config(materialized='table', partition_by='id', sort_by=['id']) }}
select a, id, id_2 from {{ ref('numbered') }}
