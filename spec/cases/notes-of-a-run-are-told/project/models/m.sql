{{ config(materialized='table', grants={'select': ['reader']}) }}

select * from {{ ref('countries') }}
