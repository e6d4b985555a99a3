{{ config(materialized='table') }}
select 'start' as what
