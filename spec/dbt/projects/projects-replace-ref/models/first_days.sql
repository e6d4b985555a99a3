select min(day) as day from {{ ref('days') }}
