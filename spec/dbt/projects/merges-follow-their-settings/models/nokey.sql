{{ config(materialized='incremental', incremental_strategy='merge', merge_clauses={'when_not_matched': [{'action':'insert', 'mode': 'star'}]}) }}
{% if var('n', 1) == 1 %}select 1 as id, 5 as k{% else %}select 1 as id, 7 as k union all select 2, 20{% endif %}
