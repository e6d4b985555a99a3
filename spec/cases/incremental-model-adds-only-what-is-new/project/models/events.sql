{{ config(materialized='incremental', unique_key='id') }}

select id, {{ "'later'" if is_incremental() else "'first'" }} as run
from (select unnest(range(1, {{ var('last', 2) }} + 1)) as id)
{% if is_incremental() %}
where id >= (select max(id) from {{ this }})
{% endif %}
