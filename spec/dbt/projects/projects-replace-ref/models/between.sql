{{ config(materialized='ephemeral') }}
select * from {{ ref('asking') }}
