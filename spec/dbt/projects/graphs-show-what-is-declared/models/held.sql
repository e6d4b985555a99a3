-- said before everything
select id, 'a' as word from {{ ref('small') }}
