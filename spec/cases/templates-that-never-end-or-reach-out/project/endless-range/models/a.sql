select {{ range(1000000) | length }} as id
