{{ config(materialized='table', post_hook="insert into {{ this }} select cast('z' as integer)") }}
select 1 as id
