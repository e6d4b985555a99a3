{{ config(materialized='incremental') }}
select range as id, {{ var('run', 1) }} as run
from range({{ var('run', 1) * 3 }})
{% if is_incremental() %}
where range > (select max(id) from {{ this }})
{% endif %}
