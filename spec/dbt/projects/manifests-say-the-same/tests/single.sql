{{ config(severity='warn') }}
select * from {{ ref('base') }} where id < 0
