{{ config(materialized='incremental', unique_key=['id'], incremental_strategy='merge') }}
select 1 as id, 'a' as a {% if is_incremental() %} union all select 2, 'b' {% endif %}
