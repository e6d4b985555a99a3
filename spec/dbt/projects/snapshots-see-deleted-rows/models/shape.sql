-- depends_on: {{ ref('recorded') }}
select 1 as one
