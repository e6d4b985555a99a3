select count(*) as n from {{ ref('orders') }} join {{ ref('rates') }} using (id)
