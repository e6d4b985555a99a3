{{ config(group='sales', access='private', materialized='view') }}
select * from {{ ref('fct_orders') }} -- {{ ref('two_a') }}
