with a as (select 1 as one) select one, (select count(*) from {{ ref('int_paid') }}) as paid, (select sum(amount) from {{ ref('customers') }}) as amount from a
