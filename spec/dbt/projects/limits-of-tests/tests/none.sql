{{ config(fail_calc='sum(n)') }}
select * from {{ ref('numbers') }} where n > 500
