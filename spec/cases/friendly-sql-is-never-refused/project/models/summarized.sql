select column_name, column_type from (summarize {{ ref('orders') }})
