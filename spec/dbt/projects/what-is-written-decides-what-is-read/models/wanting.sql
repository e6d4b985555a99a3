{{ config(materialized='incremental') }}
{{ must_have(['id', 'lost']) }}
select id from {{ ref('read') }}
