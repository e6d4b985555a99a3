{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge', merge_update_condition='DBT_INTERNAL_SOURCE.k > DBT_INTERNAL_DEST.k', merge_insert_condition='DBT_INTERNAL_SOURCE.k < 100') }}
{% if var('n', 1) == 1 %}select 1 as id, 5 as k union all select 2, 6{% else %}select 1 as id, 4 as k union all select 2, 20 union all select 3, 100 union all select 4, 50{% endif %}
