unpivot (select id, amount, customer_id::decimal(18, 2) as customer from {{ ref('orders') }}) on amount, customer into name kind value number
