{{ config(materialized='another_adapters_own') }}
select 1 as a
