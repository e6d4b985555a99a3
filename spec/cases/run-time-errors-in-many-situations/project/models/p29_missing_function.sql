{{ config(materialized='table') }}
select error('stopped by hand' || word) as x
from {{ ref('base') }}
