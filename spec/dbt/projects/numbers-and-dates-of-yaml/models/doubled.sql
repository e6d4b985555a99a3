select a * {{ var('factor', 1) }} as b, cast('2024-01-01' as date) as d from {{ ref('numbers') }}
