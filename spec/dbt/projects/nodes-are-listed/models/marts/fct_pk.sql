{{ config(materialized='table', enabled=true) }}
select a.* from {{ ref('pk', 'pk_a') }} a, {{ ref('dim_customers', v=1) }}, {{ source('app', 'customers.v2') }}
