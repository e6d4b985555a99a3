select {{ dbt.length("'abc'") }} as n, '{{ ref("b").identifier }}' as i
