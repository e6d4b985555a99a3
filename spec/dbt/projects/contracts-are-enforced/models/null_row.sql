{{ config(materialized='table') }}
select null as id
