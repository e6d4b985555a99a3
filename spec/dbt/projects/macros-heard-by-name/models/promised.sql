{{ config(materialized='table', contract={'enforced': true}, indexes=[{'columns': ['id']}]) }}
select id, name from {{ ref('people') }}
