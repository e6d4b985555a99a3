select total: sum(amount), n: count(*) from o: {{ ref('orders') }}
