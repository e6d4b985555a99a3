select '{{ 'x' * 100000000000 }}' as id
