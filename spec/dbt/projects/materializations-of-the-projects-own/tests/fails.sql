{{ config(severity='warn', limit=1) }}
select * from {{ ref('people') }}
