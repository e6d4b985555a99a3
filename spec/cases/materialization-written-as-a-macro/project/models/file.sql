{{ config(materialized='external', location='target/sales.csv') }}
select * from {{ ref('sales') }} where amount > 0
