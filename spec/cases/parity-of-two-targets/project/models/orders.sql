{{ config(materialized='table', unique_key='id') }}
select 1 as id, 2.5 as amount union all select 2, {{ '3.5' if target.name == 'one' else '4.5' }}
