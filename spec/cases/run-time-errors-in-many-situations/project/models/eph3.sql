{{ config(materialized='ephemeral') }}
select n * 2 as n from {{ ref('eph2') }}
