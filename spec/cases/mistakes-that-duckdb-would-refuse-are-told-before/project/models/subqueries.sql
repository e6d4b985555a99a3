select (select id, name from {{ ref('customers') }}) as x
