{{ config(materialized='table') }}
select *
from nowhere.missing
