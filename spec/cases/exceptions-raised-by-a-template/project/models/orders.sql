select 1 as id
{{ check(4) }}
