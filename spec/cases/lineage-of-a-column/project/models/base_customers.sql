{{ config(materialized='ephemeral') }}
select id as customer_id, email, address from {{ source('shop', 'customers') }}
