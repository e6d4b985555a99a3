select id from {{ ref('customers') }}
where id in (
  select since from {{ ref('customers') }}
)
