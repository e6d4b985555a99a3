{{ config(materialized='ephemeral', meta={'owner': {'name': 'ann', 'level': 2}, 'flag': true}) }}
select * from {{ ref('stg_orders') }} union all select * from {{ ref('stg_orders') }}
