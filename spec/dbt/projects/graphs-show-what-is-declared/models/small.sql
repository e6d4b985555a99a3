{{ config(materialized='ephemeral') }}
-- said first
select 1 as id
