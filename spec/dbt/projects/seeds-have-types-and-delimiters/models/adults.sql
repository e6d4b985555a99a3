select id, name, zip from {{ ref('people') }} where born < '1995-01-01' or born is null
