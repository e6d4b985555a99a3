SELECT {{ cents('amount') }} AS a FROM {{ ref('orders') }}
