select customer_id, count(*) as orders, sum(amount) as amount from {{ ref('int_paid_twice') }} group by 1 order by 1
