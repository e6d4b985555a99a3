{{ config(materialized='incremental', unique_key='id') }}
{{ must_have(['id', 'word']) }}
select id, word from {{ ref('read') }}
