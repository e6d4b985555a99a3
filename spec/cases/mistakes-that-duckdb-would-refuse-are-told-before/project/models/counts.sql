select date_diff('day', since) as days from {{ ref('customers') }}
