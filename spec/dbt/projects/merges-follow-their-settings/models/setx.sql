{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge', merge_update_set_expressions={'k': 'DBT_INTERNAL_DEST.k + 1', 'z': "'set'"}) }}
{% if var('n', 1) == 1 %}select 1 as id, 5 as k, 'a' as z, 1 as q{% else %}select 1 as id, 7 as k, 'n' as z, 2 as q union all select 2, 20, 'n', 3{% endif %}
