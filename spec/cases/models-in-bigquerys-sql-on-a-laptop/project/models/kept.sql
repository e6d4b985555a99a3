{{ config(database='acme-archive', schema='kept', materialized='table') }}
select pot from {{ ref('pots') }} where day < date '2024-01-05'
