SELECT id, word FROM UNNEST([STRUCT(1 AS id, '1' AS word), (2, 'x')])
