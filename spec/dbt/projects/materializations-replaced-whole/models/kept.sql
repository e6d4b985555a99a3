{{ config(materialized='table', post_hook='create or replace table hooked as select count(*) as n from {{ this }}') }}
select id from {{ ref('seen') }}
