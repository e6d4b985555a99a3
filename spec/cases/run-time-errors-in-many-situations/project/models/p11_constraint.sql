{{ config(materialized='table', contract={'enforced': true}) }}
select id, nullif(id, 1) as required from {{ ref('base') }}
