{{ config(materialized='table') }}
select i as n, i % 3 as part, case when i > 7 then null else i end as maybe from range(10) as r(i)
