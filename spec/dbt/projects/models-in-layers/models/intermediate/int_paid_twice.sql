with doubled as (select order_id, customer_id, amount * 2 as amount from {{ ref('int_paid') }}) select * from doubled
