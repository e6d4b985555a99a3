SELECT * FROM UNNEST([STRUCT('eu' AS region, 1 AS id), ('us', {{ var('second', 2) }})])
