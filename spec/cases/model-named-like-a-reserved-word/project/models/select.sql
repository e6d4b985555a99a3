select 1 as "order"
