{{ config(materialized='table', pre_hook="update {{ ref('written') }} set what = what || '!'") }}
select 2 as id
