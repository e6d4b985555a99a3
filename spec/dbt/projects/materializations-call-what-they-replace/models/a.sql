{{ config(materialized='mine') }} select 1 as a
