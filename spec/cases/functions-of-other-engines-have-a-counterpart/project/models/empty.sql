SELECT nvl(amount, '0') AS amount FROM {{ ref('days') }}
