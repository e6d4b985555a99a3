{{ config(materialized='table') }}
select id, -- the key
 safe_divide(a,b) as share from {{ ref('orders') }} where id>1
