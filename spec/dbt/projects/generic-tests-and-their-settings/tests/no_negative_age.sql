{{ config(severity='warn', tags=['age']) }}
select * from {{ ref('people') }} where age > 30
