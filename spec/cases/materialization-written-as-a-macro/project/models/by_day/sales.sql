{{ config(unique_key='day') }}
select date '2024-05-01' + cast(days.n as integer) as day, days.n * {{ var('factor', 1) }} as amount from range(3) as days(n)
