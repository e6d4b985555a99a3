{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge', on_schema_change='append_new_columns') }}
select id, name {% if is_incremental() %}, 1 as more {% endif %} from {{ ref('shown') }}
