select '{{ ref.__proto__.constructor('x') }}' as id
