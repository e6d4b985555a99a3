{{ config(materialized='incremental', incremental_strategy='by_time_range', unique_key='id') }} select 1 as id {% if is_incremental() %} where 1 = 0 {% endif %}
