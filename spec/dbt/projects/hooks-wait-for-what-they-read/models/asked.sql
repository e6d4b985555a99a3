{{ config(materialized='table', post_hook="{{ noted() }}") }}
select 1 as id
