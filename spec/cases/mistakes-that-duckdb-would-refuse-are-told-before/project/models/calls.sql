select abs(since) as x from {{ ref('customers') }}
