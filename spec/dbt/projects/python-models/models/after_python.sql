select customer, amount * 2 as twice from {{ ref('of_relation') }}
