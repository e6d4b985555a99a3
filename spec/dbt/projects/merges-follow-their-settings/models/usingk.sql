{{ config(materialized='incremental', incremental_strategy='merge', unique_key='id', merge_on_using_columns=['id', 'k']) }}
{% if var('n', 1) == 1 %}select 1 as id, 5 as k, 'a' as z{% else %}select 1 as id, 5 as k, 'b' as z union all select 2, 20, 'c'{% endif %}
